using System.Collections.Immutable;
using CsCheck;

namespace Gateway.Delivery.Tests;

public sealed class BacklogForecastTests
{
    private static readonly RampOptions Options = new();

    private static readonly Gen<ImmutableArray<ClosedSpan>> Closures =
        Gen.Select(Gen.Int[0, 1500], Gen.Int[30, 600]).Array[0, 3].Select(spans => ClosedSpans.Union(spans.Select(span => new ClosedSpan(After(span.Item1), After(span.Item1 + span.Item2)))));

    /// <summary>The oracle lets a hundredth of a second pass at a time.</summary>
    [Fact]
    public void What_waits_goes_up_while_it_is_shut_and_down_while_it_is_open() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Double[8, 60], Gen.Double[0, 0.9], Closures, Gen.Int[1, 2500]).Sample((waiting, capacity, share, shut, look) =>
        {
            double arrivals = Options.Start * share;
            BacklogForecast forecast = Of(waiting, capacity, arrivals, shut);
            double at = Oracle(waiting, capacity, arrivals, shut, look);

            Assert.Equal(at, forecast.At(After(look)), (at * 0.02) + (arrivals * 0.1) + (capacity * 0.05) + 0.5);
        }, iter: 60);

    [Fact]
    public void It_is_drained_at_the_moment_at_which_nothing_waits_and_not_before() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Double[8, 60], Gen.Double[0, 0.9], Closures).Sample((waiting, capacity, share, shut) =>
        {
            BacklogForecast forecast = Of(waiting, capacity, Options.Start * share, shut);
            DateTimeOffset empty = forecast.EmptyFrom(DeliveryWorld.Morning)!.Value; // less comes in than goes out

            Assert.Equal(0, forecast.At(empty.AddMilliseconds(1)), 0.5);
            Assert.True(forecast.At(empty.AddMilliseconds(-50)) > 0, "It was drained before.");
            Assert.DoesNotContain(shut, span => span.Holds(empty.AddMilliseconds(-1)));
        }, iter: 200);

    [Fact]
    public void Of_a_closure_whose_end_nobody_knows_nothing_is_drained()
    {
        BacklogForecast forecast = Of(10, 20, 1, [new ClosedSpan(After(0), DateTimeOffset.MaxValue)]);

        Assert.Null(forecast.EmptyFrom(DeliveryWorld.Morning));
        Assert.Equal(10 + 3600, forecast.At(After(3600)), 0.001);
    }

    [Fact]
    public void Where_more_comes_in_than_goes_out_it_grows()
    {
        BacklogForecast forecast = Of(0, 2, 3, []);

        Assert.Null(forecast.EmptyFrom(DeliveryWorld.Morning));
        Assert.Equal(100, forecast.At(After(100)), 0.001);
    }

    private static BacklogForecast Of(double waiting, double capacity, double arrivals, ImmutableArray<ClosedSpan> shut) =>
        new(DeliveryWorld.Morning, new DrainForecast(waiting, capacity, arrivals), RampPlace.Beginning(Options), Options, shut, _ => capacity);

    private static double Oracle(double waiting, double capacity, double arrivals, ImmutableArray<ClosedSpan> shut, int until)
    {
        const double Step = 0.01;
        double left = waiting, open = 0;
        for (double seconds = 0; seconds < until; seconds += Step)
        {
            bool isShut = shut.Any(span => span.Holds(After(seconds)));
            double ramp = Options.Start * Math.Pow(2, Math.Floor((open + 1e-9) / Options.Step.TotalSeconds));
            left = Math.Max(0, left + ((arrivals - (isShut ? 0 : ramp >= Options.Most ? capacity : Math.Min(ramp, capacity))) * Step));
            open = isShut ? 0 : open + Step;
        }

        return left;
    }

    private static DateTimeOffset After(double seconds) => DeliveryWorld.Morning.AddSeconds(seconds);
}
