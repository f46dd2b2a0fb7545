using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class DeliveryEngineTests
{
    private const string Lane = "nhsa/H99999900001/visit/1";

    [Fact]
    public void A_plan_runs_step_by_step_and_its_end_is_told()
    {
        using var world = new DeliveryWorld();
        world.Start();

        long id = world.Add(plan: "nhsa:2201,nhsa:2204#1,nhsa:2204#2,nhsa:2207");
        world.Settle();

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Equal(["nhsa:2201", "nhsa:2204#1", "nhsa:2204#2", "nhsa:2207"], world.Platform.Effects.Select(effect => effect.Step));
        Assert.Equal([(id, MessageState.Accepted)], world.Ends.Finished);
        Assert.Null(world.LaneOf(Lane));
    }

    [Fact]
    public void Every_call_has_its_intent_in_the_journal_before_and_its_outcome_after()
    {
        using var world = new DeliveryWorld();
        world.Start();

        long id = world.Add(plan: "nhsa:2201,nhsa:2207");
        world.Settle();

        Assert.Equal(
            ["Prepared", "AttemptStarted", "AttemptEnded", "AttemptStarted", "AttemptEnded", "Finished"],
            world.FactsOf(id).Select(fact => fact.GetType().Name));
        Assert.Equal(
            world.FactsOf(id).OfType<JournalFact.AttemptStarted>().Select(fact => fact.Intent.MsgId),
            world.Platform.Calls.Select(call => call.MsgId));
    }

    [Fact]
    public void A_restart_goes_on_with_what_the_journal_holds()
    {
        using var world = new DeliveryWorld();
        long first = world.Prepare(), second = world.Prepare();

        world.Start();
        world.Settle();

        Assert.Equal([first, second], world.Platform.Effects.Select(effect => effect.MessageId));
    }

    [Fact]
    public void Messages_of_a_lane_go_in_the_order_of_their_numbers_however_they_come()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long first = world.Prepare(), second = world.Prepare(), third = world.Prepare();

        world.Enqueue(Lane, third, second, first);

        Assert.Equal([third, first, second], world.Platform.Effects.Select(effect => effect.MessageId)); // the third had its seat before the others came
        Assert.Equal(MessageState.Accepted, world.StateOf(first));
    }

    [Fact]
    public void A_message_enqueued_twice_is_sent_once()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Prepare();

        world.Enqueue(Lane, id, id);
        world.Enqueue(Lane, id);

        Assert.Single(world.Platform.Effects);
    }

    [Fact]
    public void An_unknown_outcome_asks_before_anything_is_sent_again()
    {
        int calls = 0;
        using var world = new DeliveryWorld(_ => calls++ == 0 ? Behaviour.ActThenDrop : Behaviour.Act);
        world.Start();

        long id = world.Add();
        world.Settle();

        Assert.Equal([AttemptPurpose.Do, AttemptPurpose.Ask], world.Platform.Calls.Select(call => call.Purpose));
        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Single(world.Platform.Effects);
    }

    [Fact]
    public void A_parked_message_blocks_its_lane_and_no_other()
    {
        using var world = new DeliveryWorld();
        world.Start();

        long parked = world.Add(plan: "person"), behind = world.Add(), beside = world.Add("nhsa/H99999900001/visit/2");
        world.Settle();

        Assert.Equal(MessageState.Parked, world.StateOf(parked));
        Assert.Equal(MessageState.Prepared, world.StateOf(behind));
        Assert.Equal(MessageState.Accepted, world.StateOf(beside));
        Assert.Equal(LaneState.Blocked, world.LaneOf(Lane));
        Assert.Equal([(parked, IssueCodes.StepWornOut)], world.Ends.Parked);
    }

    [Fact]
    public void A_parked_message_blocks_its_lane_after_a_restart_too()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add(plan: "person");
        world.Settle();
        world.Stop();

        world.Start();
        long behind = world.Add();
        world.Settle();

        Assert.Equal(MessageState.Prepared, world.StateOf(behind));
        Assert.Equal(LaneState.Blocked, world.LaneOf(Lane));
    }

    [Fact]
    public void A_released_message_goes_on_and_then_the_ones_behind_it()
    {
        bool isSilent = true;
        using var world = new DeliveryWorld(call => isSilent && call.Purpose == AttemptPurpose.Ask ? Behaviour.Drop : isSilent ? Behaviour.ActThenDrop : Behaviour.Act);
        world.Options.Retry.UnknownDeadline = TimeSpan.FromMinutes(1);
        world.Options.Default.Breaker.MinimumCalls = 1000;
        world.Start();
        long parked = world.Add(), behind = world.Add();
        Assert.True(world.Until(() => world.StateOf(parked) == MessageState.Parked, TimeSpan.FromHours(3), TimeSpan.FromSeconds(5)));
        Assert.Equal(IssueCodes.OutcomeStaysUnknown, Assert.Single(world.Ends.Parked).Code);

        isSilent = false;
        world.Run(() => world.Engine.ReleaseAsync(parked, "operator", "the platform is back", CancellationToken.None));
        world.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(MessageState.Accepted, world.StateOf(parked));
        Assert.Equal(MessageState.Accepted, world.StateOf(behind));
        Assert.Equal([parked, behind], world.Platform.Effects.Select(effect => effect.MessageId));
    }

    [Fact]
    public async Task Only_a_parked_message_can_be_released()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Add();
        world.Settle();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Released(id));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Released(99));

        Task Released(long message)
        {
            Task task = world.Begin(() => world.Engine.ReleaseAsync(message, "operator", "", CancellationToken.None));
            world.Settle();
            return task;
        }
    }

    [Fact]
    public void A_message_that_breaks_the_planner_is_parked_and_its_neighbours_go_on()
    {
        using var world = new DeliveryWorld();
        world.Start();

        long poison = world.Add(plan: "bug"), beside = world.Add("nhsa/H99999900001/visit/2");
        world.Settle();

        Assert.Equal([(poison, IssueCodes.DeliveryFault)], world.Ends.Parked);
        Assert.Equal(MessageState.Accepted, world.StateOf(beside));
    }

    [Fact]
    public void A_step_that_goes_round_in_circles_is_parked()
    {
        int calls = 0;
        using var world = new DeliveryWorld(call => call.Purpose == AttemptPurpose.Ask || calls++ > 1000 ? Behaviour.Act : Behaviour.Drop);
        world.Options.Retry.MaxTriesPerStep = 4;
        world.Options.Default.Breaker.MinimumCalls = 1000;
        world.Start();

        world.Add();
        world.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(1));

        Assert.Equal(IssueCodes.StepWornOut, Assert.Single(world.Ends.Parked).Code);
        Assert.Equal(4, calls);
    }

    [Fact]
    public void A_client_that_throws_leaves_an_unknown_outcome()
    {
        int calls = 0;
        using var world = new DeliveryWorld(_ => calls++ == 0 ? Behaviour.Throw : Behaviour.Act);
        world.Start();

        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(5));

        JournalFact.AttemptEnded first = world.FactsOf(id).OfType<JournalFact.AttemptEnded>().First();
        Assert.Equal(AttemptOutcome.Unknown, first.Outcome);
        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }

    [Fact]
    public void A_listener_that_throws_changes_nothing()
    {
        using var world = new DeliveryWorld();
        world.Ends.Failure = new InvalidOperationException("no reply today");
        world.Start();

        long first = world.Add(), second = world.Add();
        world.Settle();

        Assert.Equal(MessageState.Accepted, world.StateOf(first));
        Assert.Equal(MessageState.Accepted, world.StateOf(second));
    }

    [Fact]
    public async Task A_journal_that_fails_ends_the_engine_and_nothing_more_is_sent()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Process.Failure = new IOException("disk full");

        world.Add();
        world.Settle();
        world.Add("nhsa/H99999900001/visit/2");
        world.Settle();

        Assert.IsType<IOException>((await Assert.ThrowsAsync<JournalLostException>(() => world.Engine.Completion)).InnerException);
        Assert.Empty(world.Platform.Calls);
    }

    [Fact]
    public void A_fresh_message_is_not_read_back()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Prepare();
        MessageHeader header = world.HeaderOf(id);

        world.Run(() => world.Engine.EnqueueAsync(new DeliveryItem(header, "nhsa:1101"u8.ToArray(), "{}"u8.ToArray(), []), CancellationToken.None).AsTask());
        world.Settle();

        Assert.Equal("nhsa:1101", Assert.Single(world.Platform.Effects).Step); // the journal's plan says 2207
    }

    [Fact]
    public void A_person_sets_a_waiting_message_aside_between_two_attempts_and_lets_it_go_on_later()
    {
        bool isClosed = true;
        using var world = new DeliveryWorld(_ => isClosed ? Behaviour.Down : Behaviour.Act);
        world.Start();
        long id = world.Add();
        world.Settle();

        Assert.True(world.Engine.Park(id, new LaneKey(Lane), "operator", "wait for the call back"));
        world.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(MessageState.Parked, world.StateOf(id));
        JournalFact.Parked parked = Assert.Single(world.FactsOf(id).OfType<JournalFact.Parked>());
        Assert.Equal((IssueCodes.ParkedByPerson, "wait for the call back"), (parked.Issues[0].Code, parked.Issues[0].Reason));
        Assert.Empty(world.Platform.Effects);

        isClosed = false;
        world.Run(() => world.Engine.ReleaseAsync(id, "operator", "called back", CancellationToken.None));
        world.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }

    [Fact]
    public void A_message_that_is_through_cannot_be_set_aside()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Add();
        world.Settle();

        Assert.False(world.Engine.Park(id, new LaneKey(Lane), "operator", "too late"));
    }
}
