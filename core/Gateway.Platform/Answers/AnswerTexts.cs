using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What the texts of answers mean and what to do about them: <c>errors.csv</c>. The first row that fits counts; rows of one transaction come before rows for any.</summary>
public sealed class AnswerTexts
{
    private readonly ImmutableArray<AnswerText> rows;

    private AnswerTexts(ImmutableArray<AnswerText> rows) => this.rows = rows;

    /// <summary>Every row, in order.</summary>
    public ImmutableArray<AnswerText> Rows => rows;

    /// <summary>The row that explains a text; null when none does.</summary>
    /// <param name="transaction">For example <c>2208</c>.</param>
    /// <param name="text">The other side's text.</param>
    public AnswerText? Find(string transaction, string text) =>
        rows.FirstOrDefault(row => row.Transaction == transaction && row.Fits(text)) ?? rows.FirstOrDefault(row => row.Transaction == AnswerText.Any && row.Fits(text));

    /// <summary>Reads the table.</summary>
    /// <returns>The texts, or every row that is not of the format.</returns>
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
            if (ClassOf(row["class"]) is { } meaning && row["pattern"].Length > 0)
            {
                texts.Add(new AnswerText(row["infno"], row["pattern"], meaning, row["party"], row["zh"], row["en"]));
            }
            else
            {
                issues.Add(row.Fault("class", "Expected a pattern and one of refused, done, exists, unknown, closed, closed-route."));
            }
        }

        return issues.Count == 0 ? Outcome.Of(new AnswerTexts(texts.ToImmutable())) : Outcome.Refused<AnswerTexts>(issues.ToImmutable());
    }

    private static AnswerClass? ClassOf(string text) => text switch
    {
        "refused" => AnswerClass.Refused,
        "done" => AnswerClass.Done,
        "exists" => AnswerClass.Exists,
        "unknown" => AnswerClass.Unknown,
        "closed" => AnswerClass.Closed,
        "closed-route" => AnswerClass.NotReached,
        _ => null,
    };
}

/// <summary>One row of the table.</summary>
/// <param name="Transaction">For example <c>2208</c>, or <c>any</c>.</param>
/// <param name="Pattern">A part of the text.</param>
/// <param name="Class">What it means.</param>
/// <param name="Party">Who failed: sender, institution, gateway, middle, platform.</param>
/// <param name="Chinese">What to do.</param>
/// <param name="English">The same in English.</param>
public sealed record AnswerText(string Transaction, string Pattern, AnswerClass Class, string Party, string Chinese, string English)
{
    internal const string Any = "any";

    internal bool Fits(string text) => text.Contains(Pattern, StringComparison.Ordinal);
}

/// <summary>What a text means.</summary>
public enum AnswerClass
{
    /// <summary>Answered, and nothing was done.</summary>
    Refused,

    /// <summary>What was to be taken back is gone already.</summary>
    Done,

    /// <summary>Refused because it is there already: perhaps an earlier attempt of ours, so it is asked about.</summary>
    Exists,

    /// <summary>Somebody in between answered in the platform's name: it may or may not have acted.</summary>
    Unknown,

    /// <summary>The platform takes nothing for now.</summary>
    Closed,

    /// <summary>It went to the wrong address and did not reach any business logic.</summary>
    NotReached,
}
