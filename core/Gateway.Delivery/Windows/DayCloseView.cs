namespace Gateway.Delivery;

/// <summary>Whether what waits will be through by the settlement day's cut-off.</summary>
/// <param name="At">The next cut-off.</param>
/// <param name="IsThreatened">Whether something will come too late, as things are.</param>
public sealed record DayCloseView(DateTimeOffset At, bool IsThreatened)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    internal static DayCloseView Of(TimeOnly time, DrainView drain, long begun, Closure? closure, DateTimeOffset now)
    {
        DateTimeOffset next = Next(time, now);
        bool isLate = drain.EndsAt is { } ends ? ends > next : closure is not null && closure.Next > next;
        return new DayCloseView(next, drain.Waiting > begun && isLate); // what is being worked on comes through in its own time
    }

    /// <summary>The next time at which it is that time of day in China.</summary>
    internal static DateTimeOffset Next(TimeOnly time, DateTimeOffset now)
    {
        DateTimeOffset local = now.ToOffset(China);
        var today = new DateTimeOffset(local.Date + time.ToTimeSpan(), China);
        return today > now ? today : today.AddDays(1);
    }
}
