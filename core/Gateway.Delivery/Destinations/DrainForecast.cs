namespace Gateway.Delivery;

/// <summary>How what waits at an open destination goes down. Pure.</summary>
/// <param name="Waiting">Messages that wait at the beginning.</param>
/// <param name="Capacity">Messages a second that destination and gateway are good for, as measured.</param>
/// <param name="Arrivals">New messages a second, as measured.</param>
internal readonly record struct DrainForecast(double Waiting, double Capacity, double Arrivals)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>The time from when the destination is open.</summary>
    /// <returns>Null when more comes in than goes out, or it would take more than a month.</returns>
    public TimeSpan? Takes(RampPlace place, RampOptions options) => Runs(place, options, Longest.TotalSeconds).Empty is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Lets it run for a while.</summary>
    /// <returns>What waits afterwards, and after how many seconds nothing did; null when something did all the time.</returns>
    public (double Left, double? Empty) Runs(RampPlace place, RampOptions options, double seconds)
    {
        double left = Waiting, at = 0;
        foreach ((double perSecond, double length) in Phases(place, options))
        {
            double more = perSecond - Arrivals, span = Math.Min(length, seconds - at);
            if (more >= 0 && left <= more * span)
            {
                return (0, at + (left > 0 ? left / more : 0));
            }

            (left, at) = (left - (more * span), at + span);
            if (at >= seconds)
            {
                break;
            }
        }

        return (left, null);
    }

    /// <summary>How many messages a second go, and for how many seconds; the last phase never ends.</summary>
    private IEnumerable<(double PerSecond, double Seconds)> Phases(RampPlace place, RampOptions options)
    {
        double step = Math.Max(0, place.UntilStep.TotalSeconds);
        for (double? rate = place.Rate; rate is { } slow && slow < Capacity && slow < options.Most; rate = Ramp.Grown(slow, place.Ceiling, options), step = options.Step.TotalSeconds)
        {
            yield return (slow, step);
        }

        yield return (Capacity, double.PositiveInfinity);
    }
}
