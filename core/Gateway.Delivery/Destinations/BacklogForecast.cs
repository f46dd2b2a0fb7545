using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>How what waits at a destination goes up while it is shut and down while it is open, over closures that are to come. Pure.</summary>
internal sealed class BacklogForecast
{
    /// <summary>So far ahead closures are looked for.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(31);

    private readonly ImmutableArray<Stretch> stretches;
    private readonly RampOptions options;
    private readonly double arrivals;

    /// <param name="flow">What waits now and how fast it goes.</param>
    /// <param name="place">Of the ramp: where it is now, or will be when a destination that is shut now opens.</param>
    /// <param name="shut">Apart and in order; what is over does not count.</param>
    /// <param name="capacity">Messages a second that go when so many wait, after a later closure.</param>
    public BacklogForecast(DateTimeOffset now, DrainForecast flow, RampPlace place, RampOptions options, ImmutableArray<ClosedSpan> shut, Func<double, double> capacity)
    {
        (this.options, arrivals) = (options, flow.Arrivals);
        var made = ImmutableArray.CreateBuilder<Stretch>();
        var open = new Stretch(now, flow, place, IsOpen: true);
        foreach (ClosedSpan span in shut.Where(span => span.To > now))
        {
            if (span.From > open.From)
            {
                made.Add(open);
                open = open with { From = span.From, Flow = open.Flow with { Waiting = open.Flow.Runs(open.Place, options, (span.From - open.From).TotalSeconds).Left } };
            }

            made.Add(open with { IsOpen = false });
            double waiting = span.To == DateTimeOffset.MaxValue ? 0 : open.Flow.Waiting + (arrivals * (span.To - open.From).TotalSeconds);
            bool isFirst = span.From <= now;
            open = new Stretch(span.To, flow with { Waiting = waiting, Capacity = isFirst ? flow.Capacity : capacity(waiting) }, isFirst ? place : RampPlace.Beginning(options), IsOpen: true);
        }

        stretches = open.From < DateTimeOffset.MaxValue ? [.. made, open] : made.ToImmutable();
    }

    /// <summary>Messages that wait at a moment to come.</summary>
    public double At(DateTimeOffset moment)
    {
        Stretch stretch = stretches.LastOrDefault(one => one.From <= moment) ?? stretches[0];
        double seconds = Math.Max(0, (moment - stretch.From).TotalSeconds);
        return stretch.IsOpen ? stretch.Flow.Runs(stretch.Place, options, seconds).Left : stretch.Flow.Waiting + (arrivals * seconds);
    }

    /// <summary>When nothing waits any more, for the first time from a moment on.</summary>
    /// <returns>Null when nobody has said when it opens, more comes in than goes out, or it would take more than a month.</returns>
    public DateTimeOffset? EmptyFrom(DateTimeOffset moment)
    {
        for (int index = 0; index < stretches.Length; index++)
        {
            Stretch stretch = stretches[index];
            DateTimeOffset ends = index + 1 < stretches.Length ? stretches[index + 1].From : stretch.From + Horizon;
            if (stretch.IsOpen && ends > moment && stretch.Flow.Runs(stretch.Place, options, (ends - stretch.From).TotalSeconds).Empty is { } seconds)
            {
                DateTimeOffset empty = stretch.From + TimeSpan.FromSeconds(seconds);
                return empty > moment ? empty : moment;
            }
        }

        return null;
    }

    /// <param name="Flow">With what waits at its beginning.</param>
    private sealed record Stretch(DateTimeOffset From, DrainForecast Flow, RampPlace Place, bool IsOpen);
}
