using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Explains look-ups: walks the layers as a look-up does, but looks at all of them.</summary>
public sealed class CodeExplainer(MappingCatalog catalog)
{
    private const int MostNear = 5;

    /// <summary>Concepts that any layer in the question's view has, in the order of their names.</summary>
    public ImmutableArray<string> Concepts(Institution? institution, SourceVersion? source) => [.. Book(institution, source).Names.Order(StringComparer.Ordinal)];

    /// <summary>Explains one concept.</summary>
    public CodeExplanation Explain(CodeQuestion question)
    {
        CodeBook.Concept? concept = Book(question.Institution, question.Source).Find(question.Concept);
        List<(string Layer, CodeTable Table)> tables = [.. Layers(question).Where(layer => layer.Tables.ContainsKey(question.Concept)).Select(layer => (layer.Name, layer.Tables[question.Concept]))];
        ImmutableArray<ExplainedRow> rows = Rows(question, tables);
        ExplainedRow? answer = rows.FirstOrDefault(row => row.Part is RowPart.Answers or RowPart.AnswersNone);
        bool isMapped = answer?.Part == RowPart.Answers;
        (string unmapped, string by) = Unmapped(question, concept);
        return new CodeExplanation(
            question.Concept,
            question.Code,
            isMapped ? question.IsBack ? answer!.Code : answer!.Target : null, // mapped by it
            isMapped ? answer!.Display : null, // as above
            isMapped && !question.IsBack ? concept?.System : null,
            rows,
            [.. tables.Select(table => table.Layer).Except(rows.Select(row => row.Layer))],
            unmapped,
            by,
            isMapped ? [] : Near(question, tables));
    }

    private CodeBook Book(Institution? institution, SourceVersion? source) => catalog.Shelf.Book(institution, source?.Codes);

    private ImmutableArray<CodeLayer> Layers(CodeQuestion question) => [.. catalog.Shelf.LayersOf(question.Institution, question.Source?.Codes), catalog.Shelf.Lists];

    private static ImmutableArray<ExplainedRow> Rows(CodeQuestion question, List<(string Layer, CodeTable Table)> tables)
    {
        var rows = ImmutableArray.CreateBuilder<ExplainedRow>();
        CodeRow? answer = null;
        foreach ((string layer, CodeTable table) in tables)
        {
            CodeRow? found = question.IsBack ? table.FindTarget(question.Code, question.Day) : table.Find(question.Code, question.Day);
            foreach (CodeRow row in table.Rows.Where(row => (question.IsBack ? row.Target : row.Code) == question.Code))
            {
                bool isFirst = answer is null && row == found;
                answer = isFirst ? row : answer;
                rows.Add(new ExplainedRow(layer, row.Reference, row.Code, row.Target, row.Display, row.From, row.To, PartOf(row, answer, isFirst, question)));
            }
        }

        return rows.ToImmutable();
    }

    private static RowPart PartOf(CodeRow row, CodeRow? answer, bool isFirst, CodeQuestion question) =>
        !row.Covers(question.Day) ? RowPart.NotInForce
        : isFirst ? row.Target.Length == 0 ? RowPart.AnswersNone : RowPart.Answers
        : answer is { } said && (said.Code, said.Target) == (row.Code, row.Target) ? RowPart.Same
        : RowPart.Shadowed;

    private (string Action, string By) Unmapped(CodeQuestion question, CodeBook.Concept? concept)
    {
        if (question.IsBack)
        {
            return ("reject", "a reply needs the sender's own code");
        }

        string action = (concept?.Unmapped ?? UnmappedAction.Reject).ToString().ToLowerInvariant();
        return (action, question.Source is { } source && source.Codes.Settings.ContainsKey(question.Concept) ? $"sources/{source.SourceId}/{source.Version}/source.yaml"
            : catalog.Shelf.Settings.ContainsKey(question.Concept) ? "national/concepts.yaml"
            : "nobody says otherwise");
    }

    private static ImmutableArray<NearCode> Near(CodeQuestion question, List<(string Layer, CodeTable Table)> tables) =>
    [
        .. tables.SelectMany(table => table.Table.Rows)
            .Where(row => row.Target.Length > 0 && row.Covers(question.Day))
            .Select(row => (Row: row, Score: Math.Max(Likeness.Of(question.Code, question.IsBack ? row.Target : row.Code), Likeness.Of(question.Code, row.Display ?? ""))))
            .Where(scored => scored.Score > 0)
            .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Row.Reference, StringComparer.Ordinal)
            .Take(MostNear)
            .Select(scored => new NearCode(scored.Row.Code, scored.Row.Target, scored.Row.Display, scored.Row.Reference)),
    ];
}
