using System.Collections.Immutable;

namespace Gateway.Delivery.Tests;

public sealed class WindowCalendarTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Every_day_shows_what_was_declared_for_it_and_what_lies_over_midnight_shows_on_both()
    {
        using var world = new DeliveryWorld();
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 23:00", For = TimeSpan.FromHours(2), Reason = "夜间维护" });
        world.Start();
        world.Run(() => world.Engine.Windows.DeclareAsync(new WindowOptions { Destination = "nhsa", From = "2026-03-03 12:00", For = TimeSpan.FromHours(1), Reason = "升级" }, "chen", CancellationToken.None));

        ImmutableArray<CalendarDay> days = Calendar(world).Days;

        Assert.Equal([new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3)], days.Select(day => day.Day));
        Assert.Equal([(2, "夜间维护"), (2, "夜间维护"), (3, "升级")], days.Select(day => (day.Closures.Length, day.Closures[day.Closures.Length == 3 ? 1 : 0].Reason)));
        Assert.All(days.Take(2), day => Assert.InRange(day.Shut, TimeSpan.FromHours(2), TimeSpan.FromHours(2) + TimeSpan.FromSeconds(5))); // with the margin before it
        Assert.InRange(days[2].Shut, TimeSpan.FromHours(3), TimeSpan.FromHours(3) + TimeSpan.FromSeconds(10));
        Assert.All(days.SelectMany(day => day.Closures), closure => Assert.Equal(ClosureKind.Planned, closure.Kind));
    }

    [Fact]
    public void A_window_over_the_days_close_threatens_it_and_one_that_ends_in_time_does_not()
    {
        using var world = new DeliveryWorld();
        world.Options.Default.DayClose = new TimeOnly(23, 30);
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "weekly mon 23:00", For = TimeSpan.FromHours(1), Reason = "备份" }); // 2 March 2026 is a Monday
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "weekly tue 12:00", For = TimeSpan.FromHours(1), Reason = "升级" });
        world.Start();

        ImmutableArray<CalendarDay> days = Calendar(world).Days;

        Assert.Equal([false, true, false], days.Select(day => day.Close!.IsThreatened)); // each has one to come
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.FromHours(8)) - world.Options.WindowMargin, days[1].Close!.ShutSince);
    }

    [Fact]
    public void It_says_how_much_will_wait_when_a_window_ends_and_until_when_and_that_comes_true()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, takes: () => TimeSpan.FromSeconds(1));
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", From = "2026-03-01 09:00", For = TimeSpan.FromMinutes(30), Reason = "升级" });
        world.Options.Default.DayClose = new TimeOnly(9, 15);
        world.Start();
        AddEvery(world, TimeSpan.FromMinutes(50));

        WindowCalendar before = Calendar(world);
        CalendarClosure window = Assert.Single(before.Days[0].Closures);
        AddEvery(world, TimeSpan.FromMinutes(40));
        long came = Calendar(world).Waiting;
        bool isDrained = world.Until(() => world.Engine.Waiting == 0, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1));

        Assert.True(before.IsMeasured);
        Assert.InRange(came / (double)window.Waiting!.Value, 0.8, 1.25); // said and measured
        Assert.True(isDrained);
        Assert.InRange(window.DrainedAt!.Value, window.To!.Value, window.To.Value.AddMinutes(30));
        Assert.InRange((world.Clock.GetUtcNow() - window.DrainedAt.Value).TotalMinutes, -10, 10);
        Assert.True(before.Days[0].Close is { IsThreatened: true, Waiting: > 0, ShutSince: not null });
    }

    [Fact]
    public void What_waits_is_forecast_through_a_window_that_begins_before_it_has_drained_and_the_days_close_with_it()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, takes: () => TimeSpan.FromSeconds(10));
        world.Options.Default.Concurrency = 1;
        world.Options.Default.DayClose = new TimeOnly(8, 30);
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", From = "2026-03-01 08:14", For = TimeSpan.FromHours(1), Reason = "升级" });
        world.Start();
        for (int visit = 0; visit < 90; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}");
        }

        world.Pass(TimeSpan.FromMinutes(12), TimeSpan.FromSeconds(1)); // of 15 minutes of work
        DestinationView view = Assert.Single(world.Engine.Snapshot().Destinations);

        Assert.InRange(view.Drain.EndsAt!.Value, DeliveryWorld.Morning.AddMinutes(74), DeliveryWorld.Morning.AddMinutes(110));
        Assert.True(view.DayClose!.IsThreatened);
    }

    [Fact]
    public void What_the_destination_said_itself_and_what_persons_ordered_shows_too()
    {
        var answer = Behaviour.Closed;
        using var world = new DeliveryWorld(_ => answer);
        world.Start();
        world.Add();
        world.Pass(Minute, TimeSpan.FromSeconds(5));
        CalendarClosure now = Assert.Single(Calendar(world).Days[0].Closures);
        answer = Behaviour.Act;
        world.Pass(TimeSpan.FromMinutes(10), Minute);
        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "chen", "线路检修", CancellationToken.None));

        CalendarClosure[] after = [.. Calendar(world).Days[0].Closures];

        Assert.Equal((ClosureKind.Detected, (DateTimeOffset?)null), (now.Kind, now.To));
        Assert.NotEqual("", now.Reason);
        Assert.Equal([ClosureKind.Detected, ClosureKind.Paused], after.Select(closure => closure.Kind));
        Assert.InRange(after[0].To!.Value, after[0].From, after[1].From);
        Assert.Equal("线路检修", after[1].Reason);
    }

    private static WindowCalendar Calendar(DeliveryWorld world) => Assert.Single(world.Engine.Windows.Calendar(world.Engine.Snapshot(), 3), one => one.Destination == "nhsa");

    private static void AddEvery(DeliveryWorld world, TimeSpan span)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromSeconds(5))
        {
            world.Add($"nhsa/H99999900001/visit/{world.Clock.GetUtcNow().ToUnixTimeSeconds()}");
            world.Pass(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));
        }
    }
}
