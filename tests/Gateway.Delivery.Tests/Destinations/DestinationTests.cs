using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class DestinationTests
{
    private const string Slow = "nhsa/H99999900001/visit/1";

    [Fact]
    public void A_call_without_an_answer_is_unknown_after_its_timeout()
    {
        using var world = new DeliveryWorld(call => call.Purpose == AttemptPurpose.Do ? Behaviour.Stall : Behaviour.Act);
        world.Options.Default.Timeout = TimeSpan.FromSeconds(20);
        world.Start();

        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(19));
        Assert.DoesNotContain(world.FactsOf(id), fact => fact is JournalFact.AttemptEnded);
        world.Pass(TimeSpan.FromSeconds(2));

        JournalFact.AttemptEnded ended = world.FactsOf(id).OfType<JournalFact.AttemptEnded>().First();
        Assert.Equal((AttemptOutcome.Unknown, "No answer within 20 s."), (ended.Outcome, ended.Detail));
    }

    [Fact]
    public void A_transaction_may_have_its_own_timeout()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Stall);
        world.Options.Default.Transactions["2204"] = new TransactionOptions { Timeout = TimeSpan.FromSeconds(5) };
        world.Start();

        long id = world.Add(plan: "nhsa:2204");
        world.Pass(TimeSpan.FromSeconds(6));

        Assert.Equal("No answer within 5 s.", world.FactsOf(id).OfType<JournalFact.AttemptEnded>().First().Detail);
    }

    [Fact]
    public void No_lane_waits_for_another_lanes_outage()
    {
        using var world = new DeliveryWorld(call => call.Destination == "nhsa" ? Behaviour.Stall : Behaviour.Act);
        world.Options.Default.Concurrency = 4;
        world.Start();
        long[] stuck = [.. Enumerable.Range(0, 40).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}"))];

        long other = world.Add("fhir/H99999900001/person/1", "fhir:Patient");
        world.Settle();

        Assert.Equal(MessageState.Accepted, world.StateOf(other));
        Assert.All(stuck, id => Assert.Equal(MessageState.Prepared, world.StateOf(id)));
        Assert.Equal(5, world.Platform.MostConcurrent);
    }

    [Fact]
    public void A_lane_whose_plan_leaves_its_destination_moves_along()
    {
        using var world = new DeliveryWorld(call => call.Destination == "nhsa" ? Behaviour.Stall : Behaviour.Act);
        world.Start();

        long id = world.Add(plan: "fhir:Patient,fhir:Claim");
        world.Settle();

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }

    [Fact]
    public void A_destination_works_on_no_more_messages_than_configured()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, takes: () => TimeSpan.FromMilliseconds(100));
        world.Options.Default.Concurrency = 3;
        world.Start();

        long[] ids = [.. Enumerable.Range(0, 50).Select(visit => world.Prepare($"nhsa/H99999900001/visit/{visit}"))];
        world.Stop();
        world.Start();
        world.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(3, world.Platform.MostConcurrent);
        Assert.All(ids, id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
    }

    [Fact]
    public void A_transaction_with_its_own_limit_keeps_it_and_delays_no_other_transaction()
    {
        using var world = new DeliveryWorld(call => call.Transaction == "2204" ? Behaviour.Stall : Behaviour.Act);
        world.Options.Default.Concurrency = 4;
        world.Options.Default.Transactions["2204"] = new TransactionOptions { Concurrency = 2 };
        world.Start();
        for (int visit = 0; visit < 20; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2204");
        }

        long other = world.Add("nhsa/H99999900001/visit/99", "nhsa:2207");
        world.Settle();

        Assert.Equal(2, world.Platform.Calls.Count(call => call.Transaction == "2204"));
        Assert.Equal(MessageState.Accepted, world.StateOf(other));
        Assert.Equal(18, Assert.Single(world.Engine.Snapshot().Destinations.Single(view => view.Name == "nhsa").Transactions, view => view.Name == "2204").Waiting);
    }

    [Fact]
    public void Lanes_held_back_by_a_limit_all_come_through_in_the_end()
    {
        using var world = new DeliveryWorld();
        world.Options.Default.Transactions["2204"] = new TransactionOptions { Concurrency = 1 };
        world.Start();

        long[] ids = [.. Enumerable.Range(0, 30).Select(visit => world.Prepare($"nhsa/H99999900001/visit/{visit}", "nhsa:2204,nhsa:2207"))];
        foreach (long id in ids)
        {
            world.Enqueue($"nhsa/H99999900001/visit/{id}", id);
        }

        Assert.All(ids, id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
    }

    [Fact]
    public void While_a_destination_is_down_nothing_is_parked_and_few_calls_are_made()
    {
        bool isDown = true;
        using var world = new DeliveryWorld(_ => isDown ? Behaviour.Down : Behaviour.Act);
        world.Start();
        long[] ids = [.. Enumerable.Range(0, 100).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}"))];

        world.Pass(TimeSpan.FromHours(6), TimeSpan.FromSeconds(5));
        int during = world.Platform.Calls.Count;
        isDown = false;
        bool drained = world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(3));

        Assert.Empty(world.Ends.Parked);
        Assert.InRange(during, 300, 600); // one look a minute, and the first round
        Assert.True(drained);
        Assert.Equal(100, world.Platform.Effects.Count);
    }

    [Fact]
    public void A_broken_transaction_is_shown_and_tried_by_one_call()
    {
        using var world = new DeliveryWorld(call => call.Transaction == "2204" ? Behaviour.Down : Behaviour.Act);
        world.Options.Default.Breaker.MinimumCalls = 4;
        world.Start();
        for (int visit = 0; visit < 20; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2204");
        }

        world.Pass(TimeSpan.FromSeconds(2));
        int before = world.Platform.Calls.Count;
        TransactionView broken = Assert.Single(Assert.Single(world.Engine.Snapshot().Destinations).Transactions);
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(BreakerState.Open, broken.Breaker);
        Assert.NotNull(broken.ReopensAt);
        Assert.Equal(1, world.Platform.Calls.Count - before);
    }

    [Fact]
    public void A_closed_destination_gets_one_look_at_a_time_and_drains_when_it_opens()
    {
        bool isClosed = true;
        using var world = new DeliveryWorld(_ => isClosed ? Behaviour.Closed : Behaviour.Act);
        world.Options.Default.Concurrency = 8;
        world.Start();
        long[] ids = [.. Enumerable.Range(0, 50).Select(visit => world.Prepare($"nhsa/H99999900001/visit/{visit}"))];
        world.Stop();
        world.Start();
        world.Settle();
        int first = world.Platform.Calls.Count;

        world.Pass(TimeSpan.FromHours(2), TimeSpan.FromSeconds(5));
        ClosureView? closed = Assert.Single(world.Engine.Snapshot().Destinations).Closed;
        int looks = world.Platform.Calls.Count - first;
        isClosed = false;
        bool drained = world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(6));

        Assert.Equal(8, first);
        Assert.InRange(looks, 24, 32);
        Assert.Equal((false, "系统维护"), (closed!.IsDeclared, closed.Reason));
        Assert.True(drained);
        Assert.Null(Assert.Single(world.Engine.Snapshot().Destinations).Closed);
        Assert.Empty(world.Ends.Parked);
    }

    [Fact]
    public void After_a_closure_calls_come_back_step_by_step()
    {
        bool isClosed = true;
        using var world = new DeliveryWorld(_ => isClosed ? Behaviour.Closed : Behaviour.Stall);
        world.Options.Default.Concurrency = 8;
        world.Start();
        for (int visit = 0; visit < 50; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}");
        }

        isClosed = false;
        world.Run(() => world.Engine.ResumeAsync("nhsa", "chen", "it is back", CancellationToken.None));
        world.Settle();

        Assert.Equal(1, world.Platform.Concurrent);
        Assert.Equal(1, Assert.Single(world.Engine.Snapshot().Destinations).Seats);
    }

    [Fact]
    public void A_declared_window_lets_no_call_through_until_it_is_over()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "chen", "month's end", CancellationToken.None));

        long id = world.Add(Slow);
        world.Pass(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Assert.Empty(world.Platform.Calls);
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }

    [Fact]
    public void A_clock_that_steps_back_lengthens_no_wait()
    {
        int calls = 0;
        using var world = new DeliveryWorld(_ => calls++ < 2 ? Behaviour.Down : Behaviour.Act);
        world.Start();
        long id = world.Add();

        world.Clock.Step = TimeSpan.FromHours(-5);
        world.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }
}
