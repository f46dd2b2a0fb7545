using CsCheck;

namespace Gateway.Delivery.Tests;

public sealed class RampTests
{
    private static readonly RampOptions Options = new() { Start = 5, Step = TimeSpan.FromSeconds(2), Most = 500 };

    [Fact]
    public void The_rate_doubles_with_each_step_that_went_well_until_nothing_is_held_back()
    {
        var ramp = new Ramp(Options);
        ramp.Begin(At(0));
        double?[] rates = [.. Enumerable.Range(0, 16).Select(second =>
        {
            ramp.Learn(isAnswer: true);
            ramp.TryTake(At(second), hasBacklog: true);
            return ramp.PerSecond;
        })];

        Assert.Equal([5, 5, 10, 10, 20, 20, 40, 40, 80, 80, 160, 160, 320, 320, null, null], rates);
    }

    [Fact]
    public void Without_answers_the_rate_stays_and_after_failures_it_is_halved_and_grows_by_little()
    {
        var ramp = new Ramp(Options);
        ramp.Begin(At(0));
        double?[] rates = [.. Enumerable.Range(0, 14).Select(second =>
        {
            ramp.TryTake(At(second), hasBacklog: true);
            if (second is >= 2)
            {
                ramp.Learn(isAnswer: second != 7);
            }

            return ramp.PerSecond;
        })];

        Assert.Equal([5, 5, 5, 5, 10, 10, 20, 20, 10, 10, 15, 15, 20, 20], rates);
    }

    [Fact]
    public void A_destination_that_closes_again_is_opened_more_slowly()
    {
        var ramp = new Ramp(Options);
        ramp.Begin(At(0));
        for (int second = 0; second < 9; second++)
        {
            ramp.Learn(isAnswer: true);
            ramp.TryTake(At(second), hasBacklog: true);
        }

        ramp.Stop();
        ramp.Begin(At(100));

        Assert.Equal((5, 40), (ramp.PerSecond, ramp.Ceiling));
    }

    [Fact]
    public void When_nothing_waits_any_more_nothing_is_held_back()
    {
        var ramp = new Ramp(Options);
        ramp.Begin(At(0));
        ramp.TryTake(At(3), hasBacklog: false);

        Assert.Null(ramp.PerSecond);
    }

    [Fact]
    public void An_allowance_gives_never_more_than_its_rate_and_all_of_it_to_whoever_asks_in_time() =>
        Gen.Select(Gen.Double[0.5, 200], Gen.Int[1, 400].Array[1, 300]).Sample((rate, waits) =>
        {
            var allowance = new Allowance(rate);
            (int taken, int passed) = (0, 0);
            foreach (int wait in waits)
            {
                passed += wait;
                taken += allowance.TryTake(At(passed / 1000.0)) ? 1 : 0;
            }

            Assert.True(taken <= (rate * passed / 1000.0) + Math.Max(1, rate / 10) + 1, $"{taken} in {passed} ms at {rate}/s");
            DateTimeOffset next = allowance.NextAt(At(passed / 1000.0));
            Assert.True(new Allowance(rate).TryTake(At(0)) && allowance.Count(next.AddMilliseconds(1)) > 0);
        });

    /// <summary>The oracle lets messages go one by one.</summary>
    [Fact]
    public void The_forecast_is_how_long_it_takes_when_messages_go_one_by_one() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Double[1, 300], Gen.Double[0, 0.8]).Sample((waiting, capacity, share) =>
        {
            double arrivals = Math.Min(capacity, Options.Start) * share, left = waiting, seconds = 0;
            for (; left > 0; seconds += 0.01)
            {
                double ramp = Options.Start * Math.Pow(2, Math.Floor((seconds + 1e-9) / 2));
                left += (arrivals - (ramp >= Options.Most ? capacity : Math.Min(ramp, capacity))) * 0.01;
            }

            TimeSpan? takes = new DrainForecast(waiting, capacity, arrivals).Takes(RampPlace.Beginning(Options), Options);

            Assert.Equal(seconds, takes!.Value.TotalSeconds, (seconds * 0.01) + 0.1);
        }, iter: 100);

    [Fact]
    public void Where_more_comes_in_than_goes_out_there_is_no_end() =>
        Assert.Null(new DrainForecast(10, 3, 4).Takes(new RampPlace(null, double.PositiveInfinity, TimeSpan.Zero), Options));

    private static DateTimeOffset At(double seconds) => DeliveryWorld.Morning.AddSeconds(seconds);
}
