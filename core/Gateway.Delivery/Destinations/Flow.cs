namespace Gateway.Delivery;

/// <summary>What comes in and goes out at one destination, as measured: the later, the more it counts. Steady time; guarded by <see cref="LaneScheduler"/>.</summary>
internal sealed class Flow
{
    private const double Weight = 0.02;
    private readonly DecayedRate arrivals = new(TimeSpan.FromMinutes(5));
    private readonly DecayedRate endings = new(TimeSpan.FromSeconds(30));
    private double secondsSince;
    private int callsSince;
    private double? held;
    private double? calls;

    /// <summary>New messages a second.</summary>
    public double Arrivals(DateTimeOffset now) => arrivals.PerSecond(now);

    /// <summary>Messages a second that ended.</summary>
    public double Endings(DateTimeOffset now) => endings.PerSecond(now);

    /// <summary>Calls that a message takes; null before the first has ended.</summary>
    public double? Calls => calls;

    public void Arrived(DateTimeOffset now) => arrivals.Count(now);

    public void Called() => callsSince++;

    /// <summary>A lane has given its seat back.</summary>
    /// <param name="seconds">How long it had it.</param>
    /// <param name="isEnd">Whether its message has ended.</param>
    public void Left(double seconds, bool isEnd, DateTimeOffset now)
    {
        secondsSince += seconds;
        if (isEnd)
        {
            endings.Count(now);
            (held, calls) = (Smooth(held, secondsSince), Smooth(calls, callsSince));
            (secondsSince, callsSince) = (0, 0);
        }
    }

    /// <summary>Messages a second that so many seats are good for; null before the first has ended.</summary>
    public double? Capacity(int seats) => held is { } seconds ? seats / Math.Max(seconds, 1e-6) : null;

    private static double Smooth(double? before, double now) => before is { } old ? old + (Weight * (now - old)) : now;
}
