using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Reads the collected texts of answers for people: one line per transaction and text, whichever institutions got it, without those that a table knows by now.</summary>
/// <param name="journal">Holds the work list.</param>
/// <param name="isKnown">Whether a table explains a text of a transaction now, for an institution.</param>
public sealed class AnswerTextViews(IJournal journal, Func<string, string, string, bool> isKnown)
{
    private const int MostLines = 10_000;

    /// <summary>Texts of the most messages first.</summary>
    /// <param name="transaction">Only this one; null for all.</param>
    public async Task<AnswerTextListView> ListAsync(string? transaction, CancellationToken cancellationToken)
    {
        var filter = new UnmappedFilter { IsOfAnswers = true, Concept = transaction, Limit = MostLines };
        IEnumerable<AnswerTextView> texts = (await journal.ListUnmappedAsync(filter, cancellationToken))
            .Where(row => !isKnown(row.Key.Institution, row.Key.Concept, row.Key.Code))
            .GroupBy(row => (row.Key.Source, row.Key.Concept, row.Key.Code)).Select(group => ViewOf([.. group]))
            .OrderByDescending(view => view.Messages).ThenByDescending(view => view.LastSeen);
        return new AnswerTextListView([.. texts]);
    }

    private static AnswerTextView ViewOf(UnmappedRow[] rows)
    {
        (UnmappedKey key, UnmappedRow last) = (rows[0].Key, rows.MaxBy(row => row.LastMessage)!); // a group has rows
        return new AnswerTextView(
            key.Source[UnmappedFilter.AnswersOf.Length..], key.Concept, key.Code, rows.Sum(row => row.Messages), rows.Select(row => row.Key.Institution).Distinct(StringComparer.Ordinal).Count(),
            rows.Min(row => row.FirstSeen), rows.Max(row => row.LastSeen), last.LastMessage, $"{key.Concept},{Cell(key.Code)},refused,sender,,,");
    }

    private static string Cell(string text) => text.AsSpan().ContainsAny("\",\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
