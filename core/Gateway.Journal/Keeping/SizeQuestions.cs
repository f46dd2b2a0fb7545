namespace Gateway.Journal;

/// <summary>How fast a journal grows, from a few rows of it.</summary>
internal static class SizeQuestions
{
    /// <summary>What a row of the log costs beside its payload, with its share of the other tables and indexes.</summary>
    private const int RowBytes = 400;
    private const int Sampled = 2000;
    private const int Days = 7;

    public static JournalSize Measure(IRowSource journal, StoreSize store)
    {
        JournalHead head = journal.Rows("SELECT sequence, message, chain FROM head", JournalHead.Read).First();
        if (head.Sequence == 0)
        {
            return new JournalSize(store.Bytes, store.Reusable, 0, 0, null, 0, store.Free);
        }

        DateTimeOffset oldest = At(journal, 1), newest = At(journal, head.Sequence);
        double days = Math.Max((newest - oldest).TotalDays, 1d / 24), span = Math.Min(days, Days);
        long rows = head.Sequence - LastBefore(journal, newest.AddDays(-span), head.Sequence);
        double payload = journal.Rows("SELECT coalesce(sum(length(payload)), 0) FROM fact WHERE sequence > ?1", row => row.GetInt64(0), head.Sequence - Sampled).First() / (double)Math.Min(head.Sequence, Sampled);
        return new JournalSize(store.Bytes, store.Reusable, head.MessageId, head.Sequence, oldest, (long)(rows / span * (payload + RowBytes)), store.Free);
    }

    /// <summary>The last row that is older, found by halving: rows are written in the order of time, near enough.</summary>
    private static long LastBefore(IRowSource journal, DateTimeOffset moment, long last)
    {
        long low = 0, high = last;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            (low, high) = At(journal, middle) < moment ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static DateTimeOffset At(IRowSource journal, long sequence) => journal.Rows("SELECT at FROM fact WHERE sequence = ?1", row => MessageRow.Instant(row.GetInt64(0)), sequence).First();
}
