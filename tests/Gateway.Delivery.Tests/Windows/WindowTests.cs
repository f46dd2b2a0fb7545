using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class WindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_recurring_window_lets_no_call_through_and_what_waited_comes_through_after_it()
    {
        using var world = new DeliveryWorld();
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 09:00", For = TimeSpan.FromHours(2), Reason = "日终对账" });
        world.Start();
        long before = world.Add();
        world.Pass(TimeSpan.FromMinutes(60), Minute);
        long during = world.Add();
        world.Pass(TimeSpan.FromMinutes(119), Minute);
        (int calls, ClosureView? closed) = (world.Platform.Calls.Count, world.Engine.ClosureOf("nhsa"));

        world.Pass(TimeSpan.FromMinutes(2), Minute);

        Assert.Equal((1, true, "日终对账"), (calls, closed!.IsDeclared, closed.Reason));
        Assert.Equal(DeliveryWorld.Morning.AddHours(3), closed.Next);
        Assert.All((long[])[before, during], id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
    }

    [Fact]
    public void Shortly_before_a_window_nothing_new_is_sent()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, takes: () => TimeSpan.FromSeconds(4));
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 09:00", For = TimeSpan.FromHours(1), Reason = "日终" });
        world.Start();
        world.Pass(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1));

        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.Empty(world.Platform.Calls);
        Assert.Equal(MessageState.Prepared, world.StateOf(id));
    }

    [Fact]
    public void A_window_that_an_operator_declared_holds_after_a_restart_and_its_order_ends_with_it()
    {
        using var world = new DeliveryWorld();
        world.Start();
        WindowView declared = Declare(world, new WindowOptions { Destination = "nhsa", From = "2026-03-01 09:00", For = TimeSpan.FromHours(2), Reason = "平台升级" });
        world.Stop();
        world.Start();
        long id = world.Add("nhsa/H99999900001/visit/7");
        world.Pass(TimeSpan.FromHours(1), Minute);
        long late = world.Add();
        world.Pass(TimeSpan.FromMinutes(60), Minute);

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Equal(MessageState.Prepared, world.StateOf(late));
        Assert.Equal("nhsa", Assert.Single(world.Engine.Windows.List()).Destination);
        world.Pass(TimeSpan.FromMinutes(65), Minute);
        Assert.Equal(MessageState.Accepted, world.StateOf(late));
        Assert.Equal(MessageState.Accepted, world.StateOf(long.Parse(declared.Id, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(world.Engine.Windows.List());
    }

    [Fact]
    public void An_order_that_was_cut_off_before_it_held_holds_after_the_restart()
    {
        using var world = new DeliveryWorld();
        world.Start(endsAt: 0);
        _ = world.Begin(() => world.Engine.Windows.PauseAsync("nhsa", null, "chen", "机房断电", CancellationToken.None));
        world.Settle();

        world.Start();
        long id = world.Add();
        world.Pass(TimeSpan.FromHours(1), Minute);

        Assert.Equal(MessageState.Prepared, world.StateOf(id));
        Assert.Null(world.Engine.ClosureOf("nhsa")!.Next);
    }

    [Fact]
    public void A_pause_holds_until_somebody_resumes_it()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", null, "chen", "医保中心要求暂停", CancellationToken.None));
        long id = world.Add();
        world.Pass(TimeSpan.FromDays(3), TimeSpan.FromMinutes(30));
        Assert.Empty(world.Platform.Calls);

        world.Run(() => world.Engine.ResumeAsync("nhsa", "chen", "已恢复", CancellationToken.None));
        world.Settle();

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Empty(world.Engine.Windows.List());
    }

    [Fact]
    public void Resuming_during_a_window_opens_it_for_the_rest_of_its_time_also_after_a_restart()
    {
        using var world = new DeliveryWorld();
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 08:00", For = TimeSpan.FromHours(2), Reason = "日终" });
        world.Start();
        Assert.NotNull(world.Engine.ClosureOf("nhsa"));
        world.Run(() => world.Engine.ResumeAsync("nhsa", "chen", "提前恢复", CancellationToken.None));
        long first = world.Add();
        world.Settle();

        world.Stop();
        world.Start();
        long second = world.Add("nhsa/H99999900001/visit/2");
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.All((long[])[first, second], id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
        world.Pass(TimeSpan.FromHours(24.5), TimeSpan.FromMinutes(10));
        Assert.NotNull(world.Engine.ClosureOf("nhsa")); // tomorrow's holds again
    }

    [Fact]
    public void A_window_that_is_cancelled_ends_and_one_of_the_configuration_cannot_be()
    {
        using var world = new DeliveryWorld();
        world.Options.Windows.Add(new WindowOptions { Destination = "fhir", Every = "daily 08:00", For = TimeSpan.FromHours(2), Reason = "日终" });
        world.Start();
        WindowView declared = Declare(world, new WindowOptions { Destination = "nhsa", From = "2026-03-01 08:00", For = TimeSpan.FromHours(5), Reason = "升级" });
        long id = world.Add();
        world.Settle();
        Assert.Empty(world.Platform.Calls);

        bool cancelled = false, refused = true;
        world.Run(async () => cancelled = await world.Engine.Windows.CancelAsync(declared.Id, "chen", "升级取消", CancellationToken.None));
        world.Run(async () => refused = await world.Engine.Windows.CancelAsync("gateway.json 1", "chen", "不行", CancellationToken.None));
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal((true, false), (cancelled, refused));
        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Equal("gateway.json 1", Assert.Single(world.Engine.Windows.List()).Id);
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    public void A_clock_that_is_set_moves_the_window_with_it(int minutes)
    {
        using var world = new DeliveryWorld();
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 09:00", For = TimeSpan.FromHours(1), Reason = "日终" });
        world.Start();
        world.Pass(TimeSpan.FromMinutes(30), Minute);
        world.Clock.Step = TimeSpan.FromMinutes(minutes);
        world.Pass(TimeSpan.FromMinutes(2), Minute);
        long id = world.Add();

        bool sent = world.Until(() => world.StateOf(id) == MessageState.Accepted, TimeSpan.FromHours(4), Minute);

        DateTimeOffset clock = world.HeaderOf(id).ChangedAt;
        Assert.True(sent);
        Assert.False(clock >= DeliveryWorld.Morning.AddHours(1) && clock < DeliveryWorld.Morning.AddHours(2), $"Sent at {clock:u}, inside the window.");
    }

    [Fact]
    public void Time_in_a_window_counts_against_no_deadline()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Drop);
        (world.Options.Retry.UnknownDeadline, world.Options.Retry.TriesBeforeParking, world.Options.Retry.LongestUnknownDelay) = (TimeSpan.FromMinutes(40), 2, TimeSpan.FromMinutes(2));
        world.Options.Default.Breaker.MinimumCalls = 10_000;
        world.Options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "daily 08:20", For = TimeSpan.FromHours(2), Reason = "日终" });
        world.Start();
        world.Add();

        world.Pass(TimeSpan.FromMinutes(150), Minute);
        int during = world.Ends.Parked.Count;
        world.Pass(TimeSpan.FromMinutes(30), Minute);

        Assert.Equal((0, 1), (during, world.Ends.Parked.Count)); // 20 minutes before it, 20 after it
    }

    [Fact]
    public void Those_who_wait_for_an_answer_hear_that_the_destination_is_closed()
    {
        using var world = new DeliveryWorld();
        world.Start();

        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "chen", "月末", CancellationToken.None));
        world.Settle();

        (string destination, TimeSpan? atLeast) = Assert.Single(world.Ends.Closed);
        Assert.Equal("nhsa", destination);
        Assert.Equal(2, atLeast!.Value.TotalHours, 2);
    }

    private static WindowView Declare(DeliveryWorld world, WindowOptions written)
    {
        WindowView? declared = null;
        world.Run(async () => declared = (await world.Engine.Windows.DeclareAsync(written, "chen", CancellationToken.None)).Window);
        return declared!; // it is written rightly
    }
}
