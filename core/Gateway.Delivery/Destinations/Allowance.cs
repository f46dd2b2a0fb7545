namespace Gateway.Delivery;

/// <summary>So many a second, evenly: who has waited gets a tenth of a second's worth at once, never more. Steady time; guarded by its owner.</summary>
/// <param name="perSecond">More than 0.</param>
internal sealed class Allowance(double perSecond)
{
    private const double Nearly = 1 - 1e-9;
    private double left = 1;
    private DateTimeOffset filledAt = DateTimeOffset.MinValue;

    public double PerSecond { get; private set; } = perSecond;

    private double Most => Math.Max(1, PerSecond / 10);

    /// <summary>How many may be taken now.</summary>
    public int Count(DateTimeOffset now)
    {
        Fill(now);
        return (int)(left + 1 - Nearly);
    }

    public bool TryTake(DateTimeOffset now)
    {
        bool has = Count(now) > 0;
        left -= has ? 1 : 0;
        return has;
    }

    /// <summary>When the next one may be taken; now when one may be.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now) => Count(now) > 0 ? now : now + TimeSpan.FromSeconds((1 - left) / PerSecond);

    public void Change(double rate, DateTimeOffset now)
    {
        Fill(now);
        PerSecond = rate;
    }

    private void Fill(DateTimeOffset now)
    {
        if (filledAt > DateTimeOffset.MinValue && now > filledAt)
        {
            left = Math.Min(Most, left + ((now - filledAt).TotalSeconds * PerSecond));
        }

        filledAt = now > filledAt ? now : filledAt;
    }
}
