using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What a platform's tables carry of every transaction that the standard describes.</summary>
public static class PlatformCoverage
{
    /// <summary>Every transaction with field rows, by number.</summary>
    public static IReadOnlyList<TransactionCoverage> Of(PlatformTables tables)
    {
        IReadOnlyDictionary<string, string> names = TransactionNames.Load(tables.Folder);
        FieldTable fields = tables.Fields ?? new FieldTable();
        return [.. fields.Transactions.Union(tables.Transactions).Order(StringComparer.Ordinal).Select(infno => Of(tables, fields, infno, names.GetValueOrDefault(infno, "")))];
    }

    private static TransactionCoverage Of(PlatformTables tables, FieldTable fields, string infno, string name)
    {
        FillRow[] rows = [.. tables.Fills.GetValueOrDefault(infno)?.Rows ?? []];
        var filled = new HashSet<PlatformField>(rows.Select(row => row.Field), ReferenceEqualityComparer.Instance);
        PlatformField[] inputs = [.. fields.NodesOf(infno).SelectMany(node => fields.FieldsOf(infno, node)!.Values)]; // each of its nodes has fields
        PlatformField[] required = [.. inputs.Where(field => field.IsRequired)];
        TargetRow[] answer = [.. tables.Answers.GetValueOrDefault(infno)?.Rows ?? []];
        return new TransactionCoverage(
            infno, name, rows.Length, new FieldShare(inputs.Count(filled.Contains), inputs.Length), new FieldShare(required.Count(filled.Contains), required.Length),
            answer.Length, new FieldShare(ReadOf(fields, infno, answer), fields.OutputOf(infno).Sum(node => node.Fields.Count)));
    }

    private static int ReadOf(FieldTable fields, string infno, TargetRow[] rows)
    {
        var output = new OutputShape(fields, infno);
        var paths = new PathCheck(output.Shape, new FaultList());
        return rows.Select(row => new CheckedRow(row.Value, row.Block.Levels, row.Value.Row["target"]))
            .SelectMany(row => Mentions.Of(row, TableKind.Answer).Select(mention => mention.Source).OfType<SourceExpression.Field>().SelectMany(field => paths.Find(row, field.Path)))
            .Select(output.FieldAt).OfType<string>().Distinct(StringComparer.Ordinal).Count();
    }
}
