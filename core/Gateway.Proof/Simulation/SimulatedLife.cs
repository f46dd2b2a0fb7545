namespace Gateway.Proof.Simulation;

/// <summary>
/// One life of a process, seen by its clock. It ends at an event that was decided before: from then on nothing of it happens any more,
/// what it asked for and was not told is forgotten.
/// </summary>
/// <param name="time">The world's time.</param>
/// <param name="endsAt">After so many events; -1 for never.</param>
internal sealed class SimulatedLife(SimulatedTime time, int endsAt) : TimeProvider
{
    private int events;

    public bool HasEnded { get; private set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    /// <summary>Something happened at which a process can die.</summary>
    /// <returns>Whether it did.</returns>
    public bool EndsHere()
    {
        HasEnded |= events++ == endsAt;
        return HasEnded;
    }

    public void End() => HasEnded = true;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(
        given =>
        {
            if (!HasEnded)
            {
                callback(given);
            }
        },
        state,
        dueTime,
        period);
}
