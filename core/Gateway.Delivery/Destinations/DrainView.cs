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
    internal static DrainView Of(DestinationGate gate, ImmutableArray<Lane> lanes, DateTimeOffset now)
    {
        Lane[] moving = [.. lanes.Where(lane => lane.State != LaneState.Blocked)];
        long waiting = moving.Sum(lane => lane.Waiting + 1L);
        Flow flow = gate.Flow;
        return new DrainView(waiting, Rounded(flow.Endings(now)), Rounded(flow.Arrivals(now)), gate.Ramp.PerSecond, Forecast(gate, waiting, moving.Length, now));
    }

    private static DateTimeOffset? Forecast(DestinationGate gate, long waiting, int lanes, DateTimeOffset now)
    {
        if (waiting == 0 || gate.Closure is { Next: var next } && next == DateTimeOffset.MaxValue || gate.Flow.Capacity(Math.Min(gate.Options.Concurrency, lanes)) is not { } capacity)
        {
            return null;
        }

        if (gate.Options.RateLimit is { } calls && gate.Flow.Calls is > 0 and var perMessage)
        {
            capacity = Math.Min(capacity, calls / perMessage);
        }

        RampOptions options = gate.Options.Ramp;
        DateTimeOffset opens = gate.Closure is { } closure && closure.Next > now ? closure.Next : now;
        double arrivals = gate.Flow.Arrivals(now);
        var forecast = new DrainForecast(waiting + (arrivals * (opens - now).TotalSeconds), capacity, arrivals);
        bool isRamping = gate.Closure is null && gate.Ramp.PerSecond is not null;
        double? rate = gate.Closure is null ? gate.Ramp.PerSecond : options.Start;
        return opens + forecast.Takes(rate, gate.Ramp.Ceiling, isRamping ? gate.Ramp.StepsAt - now : options.Step, options);
    }

    private static double Rounded(double perSecond) => Math.Round(perSecond, 2);
}
