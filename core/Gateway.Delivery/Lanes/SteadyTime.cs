using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>The time of day at start plus what has passed since. Unlike the wall clock it never steps, so that a wait stays as long as it was meant. Thread-safe.</summary>
internal sealed class SteadyTime(TimeProvider clock) : TimeProvider
{
    private const int StepsKept = 50;

    // Two clocks that are read one after the other, with a pause of the collector in between, differ by less.
    private static readonly TimeSpan SmallestStep = TimeSpan.FromSeconds(1);

    private readonly Lock guard = new();
    private readonly DateTimeOffset start = clock.GetUtcNow();
    private readonly long startTimestamp = clock.GetTimestamp();
    private ImmutableArray<(DateTimeOffset Until, TimeSpan Ahead)> before = [];
    private TimeSpan ahead;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start + clock.GetElapsedTime(startTimestamp);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Looks whether the wall clock was set, and remembers it. To be called before times of the wall clock are compared.</summary>
    /// <returns>By how much it is ahead of this one; negative when it was set back.</returns>
    public TimeSpan Look()
    {
        DateTimeOffset now = GetUtcNow();
        TimeSpan found = clock.GetUtcNow() - now;
        lock (guard)
        {
            if ((found - ahead).Duration() < SmallestStep)
            {
                return ahead;
            }

            before = [.. before.TakeLast(StepsKept - 1), (now, ahead)];
            return ahead = found;
        }
    }

    /// <summary>When something happened that bears a time of the wall clock: the latest moment at which the wall clock showed it. What was written before the clock was set has not aged by that.</summary>
    /// <param name="wall">By the wall clock.</param>
    /// <returns>By this clock; now, where the wall clock has not shown that time since this one began.</returns>
    public DateTimeOffset Of(DateTimeOffset wall)
    {
        lock (guard)
        {
            (DateTimeOffset Until, TimeSpan Ahead)[] spans = [.. before, (GetUtcNow(), ahead)];
            return spans.Where(span => wall - span.Ahead <= span.Until).Select(span => wall - span.Ahead).DefaultIfEmpty(spans[^1].Until).Max();
        }
    }
}
