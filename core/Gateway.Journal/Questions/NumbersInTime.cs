namespace Gateway.Journal;

/// <summary>
/// Where in the row of message numbers a time lies. Numbers grow as time does, so a list of one day need not walk through the year behind it: some twenty looks at the primary key find the place.
/// A clock that was set back disorders them a little; the bounds therefore leave a day on either side, and the time itself is compared as well.
/// </summary>
internal static class NumbersInTime
{
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>The same filter with bounds on the number where it has bounds in time; pages that are asked for keep their own.</summary>
    public static MessageFilter Bounded(IRowSource journal, MessageFilter filter)
    {
        if (filter.From is null && filter.To is null)
        {
            return filter;
        }

        long last = journal.Rows("SELECT message FROM head", row => row.GetInt64(0)).First();
        long? from = filter.From is { } begin && filter.After is null ? FirstSince(journal, begin - Slack, last) : null; // After turns the order round
        long? to = filter.To is { } end ? FirstSince(journal, end + Slack, last) : null;
        return filter with { AtLeast = from, Before = Lesser(filter.Before, to) };
    }

    /// <summary>About the first number received at a time or later; one past the last where there is none.</summary>
    private static long FirstSince(IRowSource journal, DateTimeOffset time, long last)
    {
        (long low, long high) = (1, last + 1);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (long Id, long At)? found = journal.Rows<(long, long)?>("SELECT m.id, m.received_at FROM message m WHERE m.id >= ?1 ORDER BY m.id LIMIT 1", row => (row.GetInt64(0), row.GetInt64(1)), middle).FirstOrDefault();
            if (found is { } next && next.At < time.UtcTicks)
            {
                low = next.Id + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static long? Lesser(long? one, long? other) => one is null || other < one ? other : one;
}
