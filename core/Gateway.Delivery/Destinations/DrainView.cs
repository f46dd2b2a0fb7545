using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>What waits at a destination and how fast it goes.</summary>
/// <param name="Waiting">Messages, the ones worked on included, those behind a parked one not.</param>
/// <param name="PerSecond">Messages a second that ended, over about half a minute.</param>
/// <param name="Arrivals">Messages a second that come in, over about five minutes.</param>
/// <param name="Limit">Messages a second that may begin while it opens step by step; null while nothing is held back.</param>
/// <param name="EndsAt">When nothing will wait any more, as things are; null when nothing waits, nobody has said when it opens, more comes in than goes out, or nothing was measured yet.</param>
public sealed record DrainView(long Waiting, double PerSecond, double Arrivals, double? Limit, DateTimeOffset? EndsAt)
{
    /// <summary>How that goes on over the closures that are declared; null while nothing was measured. In steady time.</summary>
    internal BacklogForecast? Ahead { get; init; }

    internal static DrainView Of(DestinationGate gate, ImmutableArray<Lane> lanes, DateTimeOffset now)
    {
        Lane[] moving = [.. lanes.Where(lane => lane.State != LaneState.Blocked)];
        long waiting = moving.Sum(lane => lane.Waiting + 1L);
        Flow flow = gate.Flow;
        BacklogForecast? ahead = Forecast(gate, waiting, moving.Length, now);
        return new DrainView(waiting, Rounded(flow.Endings(now)), Rounded(flow.Arrivals(now)), gate.Ramp.PerSecond, waiting > 0 ? ahead?.EmptyFrom(now) : null) { Ahead = ahead };
    }

    private static BacklogForecast? Forecast(DestinationGate gate, long waiting, int lanes, DateTimeOffset now)
    {
        if (Capacity(waiting > 0 ? lanes : gate.Options.Concurrency) is not { } capacity)
        {
            return null;
        }

        RampOptions options = gate.Options.Ramp;
        bool isRamping = gate.Closure is null && gate.Ramp.PerSecond is not null;
        var place = new RampPlace(gate.Closure is null ? gate.Ramp.PerSecond : options.Start, gate.Ramp.Ceiling, isRamping ? gate.Ramp.StepsAt - now : options.Step);
        var flow = new DrainForecast(waiting, capacity, gate.Flow.Arrivals(now));
        return new BacklogForecast(now, flow, place, options, gate.ShutAhead(now), left => Capacity(Math.Max(lanes, Math.Ceiling(left))) ?? capacity); // what piles up is of many visits

        double? Capacity(double most) => gate.Flow.Capacity((int)Math.Min(gate.Options.Concurrency, most)) is not { } measured ? null
            : gate.Options.RateLimit is { } calls && gate.Flow.Calls is > 0 and var perMessage ? Math.Min(measured, calls / perMessage) : measured;
    }

    private static double Rounded(double perSecond) => Math.Round(perSecond, 2);
}
