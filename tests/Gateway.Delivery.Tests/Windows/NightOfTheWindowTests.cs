using System.Globalization;

namespace Gateway.Delivery.Tests;

/// <summary>What is promised of a two-hour window under load, in simulated time. Prints its figures.</summary>
public sealed class NightOfTheWindowTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(7)]
    public void A_two_hour_window_parks_nothing_calls_nobody_is_forecast_and_delays_no_other_destination(int seed)
    {
        using var night = new NightOfTheWindow(seed, hasWindow: true);
        using var quiet = new NightOfTheWindow(seed, hasWindow: false);
        night.Play();
        quiet.Play();
        TimeSpan drain = night.DrainedAt - NightOfTheWindow.Opens;
        ((TimeSpan own, TimeSpan ownMean), (TimeSpan without, TimeSpan withoutMean)) = (Of(night), Of(quiet));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages {night.Sent}, waiting when it opened {night.Backlog}, drained in {drain.TotalSeconds:0} s, parked {night.Parked}, calls inside {night.CallsInside}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"other destination p95 {own.TotalMilliseconds:0} ms, mean {ownMean.TotalMilliseconds:0} ms; without window {without.TotalMilliseconds:0} ms, {withoutMean.TotalMilliseconds:0} ms"));

        Assert.Equal((0, 0), (night.Parked, night.CallsInside));
        Assert.True(night.AllEnded && quiet.AllEnded);
        Assert.True(night.IsOldestFirst);
        Assert.Equal(3, night.Forecasts.Count);
        Assert.All(night.Forecasts, forecast => AssertNear(forecast.At, forecast.EndsAt, night.DrainedAt));
        Assert.InRange(own / without, 0.95, 1.05);
        Assert.InRange(ownMean / withoutMean, 0.98, 1.02); // finer than the steps in which time passes here
    }

    private static (TimeSpan P95, TimeSpan Mean) Of(NightOfTheWindow night) =>
        night.Took(NightOfTheWindow.Other) is var took ? (took[(int)(took.Length * 0.95)], TimeSpan.FromTicks((long)took.Average(one => one.Ticks))) : default;

    private void AssertNear(DateTimeOffset at, DateTimeOffset? endsAt, DateTimeOffset drainedAt)
    {
        Assert.NotNull(endsAt);
        TimeSpan left = drainedAt - (at > NightOfTheWindow.Opens ? at : NightOfTheWindow.Opens), off = endsAt.Value - drainedAt;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"forecast at {at.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}: {off.TotalSeconds:+0;-0} s of {left.TotalSeconds:0} s ({off / left:+0.0%;-0.0%})"));
        Assert.InRange(off / left, -0.1, 0.1);
    }
}
