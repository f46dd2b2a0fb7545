namespace Gateway.Delivery;

/// <summary>Things a second over about so long a time, what was earlier counting less and less.</summary>
/// <param name="over">After so long something counts a third.</param>
internal sealed class DecayedRate(TimeSpan over)
{
    private double sum;
    private DateTimeOffset? began;
    private DateTimeOffset at;

    public void Count(DateTimeOffset now)
    {
        began ??= now;
        Decay(now);
        sum++;
    }

    /// <summary>0 before the first.</summary>
    public double PerSecond(DateTimeOffset now)
    {
        if (began is not { } beginning)
        {
            return 0;
        }

        Decay(now);
        double seen = over.TotalSeconds * (1 - Math.Exp(-(now - beginning) / over)); // of the time since the first, with the same weights
        return sum / Math.Max(seen, 1);
    }

    private void Decay(DateTimeOffset now)
    {
        if (now > at)
        {
            sum *= Math.Exp(-(now - at) / over);
            at = now;
        }
    }
}
