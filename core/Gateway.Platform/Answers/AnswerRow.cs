using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Reads one row of <c>errors.csv</c>.</summary>
internal static class AnswerRow
{
    private static readonly ImmutableArray<string> Classes = ["refused", "done", "exists", "unknown", "closed", "closed-route", "key", "session"]; // in the order of AnswerClass

    public static Issue Fault(KnowledgeRow row, string column, string reason) => row.Fault(column, reason) with { Code = IssueCodes.AnswerTextFaulty };

    /// <returns>Null when there was a fault.</returns>
    public static AnswerText? Read(KnowledgeRow row, ImmutableArray<Issue>.Builder issues)
    {
        int before = issues.Count;
        var text = new AnswerText(
            [.. row["infno"].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], row["pattern"], (AnswerClass)Math.Max(0, Classes.IndexOf(row["class"])),
            PartyNames.TryRead(row["party"], out Party party) ? party : Party.Sender, row["zh"], row["en"], row.Place);
        issues.AddRange(Faults(row, text));
        return issues.Count == before ? text : null;
    }

    private static IEnumerable<Issue> Faults(KnowledgeRow row, AnswerText text)
    {
        if (text.Transactions.IsEmpty)
        {
            yield return Fault(row, "infno", "Expected a transaction, several joined by |, or any.");
        }

        if (text.Letters < 2)
        {
            yield return Fault(row, "pattern", "Expected at least two characters of the text; … stands for anything between them.");
        }

        if (!Classes.Contains(row["class"]))
        {
            yield return Fault(row, "class", $"Expected one of {string.Join(", ", Classes)}.{NearestName.Hint(row["class"], Classes)}");
        }

        if (!PartyNames.Words.Contains(row["party"]))
        {
            yield return Fault(row, "party", $"Expected one of {string.Join(", ", PartyNames.Words)}.{NearestName.Hint(row["party"], PartyNames.Words)}");
        }

        foreach (string language in (string[])["zh", "en"])
        {
            if (row[language].Length == 0)
            {
                yield return Fault(row, language, "Expected one sentence that says what to do.");
            }
        }
    }
}
