namespace Gateway.Delivery;

/// <summary>How long it takes until nothing waits any more. Pure.</summary>
/// <param name="Waiting">Messages that wait now.</param>
/// <param name="Capacity">Messages a second that destination and gateway are good for, as measured.</param>
/// <param name="Arrivals">New messages a second, as measured.</param>
internal readonly record struct DrainForecast(double Waiting, double Capacity, double Arrivals)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>The time from when the destination is open.</summary>
    /// <param name="rate">Messages a second that the ramp lets go; null when it holds nothing back.</param>
    /// <param name="ceiling">Where the ramp stops doubling.</param>
    /// <param name="untilStep">How long the ramp stays at that rate.</param>
    /// <returns>Null when more comes in than goes out, or it would take more than a month.</returns>
    public TimeSpan? Takes(double? rate, double ceiling, TimeSpan untilStep, RampOptions options)
    {
        double left = Waiting, seconds = 0, step = untilStep.TotalSeconds;
        for (; rate is { } slow && slow < Capacity && slow < options.Most && left > 0; rate = Ramp.Grown(slow, ceiling, options), step = options.Step.TotalSeconds)
        {
            double goes = Math.Min(step, slow > Arrivals ? left / (slow - Arrivals) : step);
            (left, seconds) = (left - ((slow - Arrivals) * goes), seconds + goes);
        }

        seconds += left <= 0 ? 0 : Capacity > Arrivals ? left / (Capacity - Arrivals) : double.PositiveInfinity;
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
