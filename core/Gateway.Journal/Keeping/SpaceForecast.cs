namespace Gateway.Journal;

/// <summary>How long the disk will do. Pure.</summary>
public static class SpaceForecast
{
    /// <summary>What stays of a message after its bytes were dropped, as a share of what it took: heads of facts, hashes, keys.</summary>
    private const double LeftShare = 0.3;

    /// <summary>Days until the disk is full.</summary>
    /// <param name="size">As measured.</param>
    /// <param name="age">After how long bytes are dropped; null: never.</param>
    /// <param name="now">The present.</param>
    /// <returns>Null where nobody can say: the free space is not seen, or nothing grows.</returns>
    public static double? DaysLeft(JournalSize size, TimeSpan? age, DateTimeOffset now)
    {
        if (size.Free is not { } free || size.GrowthPerDay <= 0)
        {
            return null;
        }

        double room = free + size.Reusable, perDay = size.GrowthPerDay, whole = room / perDay;
        if (age is not { } kept || size.Oldest is not { } oldest)
        {
            return whole;
        }

        double untilDropping = Math.Max(0, (oldest + kept - now).TotalDays);
        return whole <= untilDropping ? whole : untilDropping + ((room - (untilDropping * perDay)) / (perDay * LeftShare));
    }
}
