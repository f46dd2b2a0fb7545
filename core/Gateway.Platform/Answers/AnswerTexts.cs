using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>
/// What the texts of answers mean and what to do about them: <c>errors.csv</c>. The first row that fits counts; rows of one transaction come before rows for any,
/// and a region's own table before the national one.
/// </summary>
public sealed class AnswerTexts
{
    private readonly ImmutableArray<AnswerText> rows;
    private readonly AnswerTexts? below;

    private AnswerTexts(ImmutableArray<AnswerText> rows, AnswerTexts? below = null) => (this.rows, this.below) = (rows, below);

    /// <summary>Every row of the table itself, in order.</summary>
    public ImmutableArray<AnswerText> Rows => rows;

    /// <summary>This table, asked before another one.</summary>
    internal AnswerTexts Over(AnswerTexts other) => new(rows, other);

    /// <summary>The row that explains a text; null when none does.</summary>
    /// <param name="transaction">For example <c>2208</c>.</param>
    /// <param name="text">The other side's text.</param>
    public AnswerText? Find(string transaction, string text) =>
        rows.FirstOrDefault(row => row.IsFor(transaction) && row.Fits(text)) ?? rows.FirstOrDefault(row => row.IsForAll && row.Fits(text)) ?? below?.Find(transaction, text);

    /// <summary>Reads the table.</summary>
    /// <returns>The texts, or every row that is not of the format or can never be asked.</returns>
    public static Outcome<AnswerTexts> Load(string file)
    {
        Outcome<KnowledgeTable> table = KnowledgeTable.Load(file, ["infno", "pattern", "class", "party", "zh", "en"]);
        if (!table.TryGetValue(out KnowledgeTable? read))
        {
            return Outcome.Refused<AnswerTexts>(table.Issues);
        }

        var issues = ImmutableArray.CreateBuilder<Issue>();
        var texts = ImmutableArray.CreateBuilder<AnswerText>();
        foreach (KnowledgeRow row in read.Rows)
        {
            if (AnswerRow.Read(row, issues) is not { } text)
            {
                continue;
            }

            if (texts.FirstOrDefault(earlier => earlier.Hides(text)) is { } hiding)
            {
                issues.Add(AnswerRow.Fault(row, "pattern", $"Row {hiding.Place.Split(':')[^1]} ('{hiding.Pattern}') fits every text of this row and comes first: put this row before it, or take it out."));
            }

            texts.Add(text);
        }

        return issues.Count == 0 ? Outcome.Of(new AnswerTexts(texts.ToImmutable())) : Outcome.Refused<AnswerTexts>(issues.ToImmutable());
    }
}
