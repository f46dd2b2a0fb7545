using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class SessionTests
{
    private const string Operator = "nhsa/H99999900001/operator/0001";
    private static readonly SessionKey Cashier = new("nhsa", "H99999900001", "0001");

    [Fact]
    public void Two_hundred_lanes_of_one_operator_share_one_sign_in()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, takes: () => TimeSpan.FromMilliseconds(300));
        world.Start();

        long[] ids = [.. Enumerable.Range(0, 200).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2207@0001"))];

        Assert.True(world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(5)));
        Assert.Single(world.Platform.Calls, call => call.Transaction == "9001");
        Assert.Equal(200, world.Platform.Effects.Count);
        Assert.All(world.Platform.Calls.Where(call => call.Transaction == "2207"), call => Assert.Equal(world.Platform.Session, call.SignNo));
    }

    [Fact]
    public void A_sign_in_is_a_message_of_its_own_with_its_intent_before_and_its_outcome_after()
    {
        using var world = new DeliveryWorld();
        world.Start();

        world.Add(plan: "nhsa:2207@0001");
        world.Settle();

        long signIn = world.Platform.Calls.Single(call => call.Transaction == "9001").MessageId;
        MessageHeader header = world.HeaderOf(signIn);
        Assert.Equal((SignInOrder.Source, SignInOrder.Event, Operator, MessageState.Accepted), (header.Source, header.Event, header.Lane?.Text, header.State));
        Assert.Equal(["Prepared", "AttemptStarted", "AttemptEnded", "Finished"], world.FactsOf(signIn).Select(fact => fact.GetType().Name));
        Assert.Equal([new SessionView(Cashier, SessionState.SignedIn, new DateOnly(2026, 3, 1), world.Platform.Session, null)], world.Engine.Sessions());
    }

    [Fact]
    public void While_one_operator_signs_in_others_and_what_needs_no_session_go_on()
    {
        using var world = new DeliveryWorld(call => call is { Transaction: "9001", Institution: "H99999900001" } ? Behaviour.Stall : Behaviour.Act);
        world.Start();

        long waits = world.Add(plan: "nhsa:2207@0001");
        long other = world.Add("nhsa/H99999900002/visit/1", "nhsa:2207@0001");
        long free = world.Add("nhsa/H99999900001/visit/2", "nhsa:2207");
        world.Settle();

        Assert.Equal(LaneState.AtSession, world.LaneOf("nhsa/H99999900001/visit/1"));
        Assert.Equal((MessageState.Prepared, MessageState.Accepted, MessageState.Accepted), (world.StateOf(waits), world.StateOf(other), world.StateOf(free)));
    }

    [Fact]
    public void At_midnight_in_china_a_new_session_begins()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add(plan: "nhsa:2207@0001");
        world.Pass(TimeSpan.FromHours(15.9), TimeSpan.FromMinutes(1));
        world.Add(plan: "nhsa:2208@0001");
        world.Settle();
        Assert.Single(world.Platform.Calls, call => call.Transaction == "9001");

        world.Platform.Session = "";
        world.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        world.Add(plan: "nhsa:2202@0001");
        world.Settle();

        Assert.Equal(["9001", "2207", "2208", "9001", "2202"], world.Platform.Calls.Select(call => call.Transaction));
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(world.Engine.Sessions()).Day);
    }

    [Fact]
    public void A_restart_on_the_same_day_goes_on_with_the_session_and_on_the_next_day_signs_in()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add(plan: "nhsa:2207@0001");
        world.Settle();
        world.Stop();

        world.Start();
        world.Add(plan: "nhsa:2208@0001");
        world.Settle();
        world.Stop();
        world.Time.Advance(TimeSpan.FromDays(1));
        world.Start();
        world.Add(plan: "nhsa:2202@0001");
        world.Settle();

        Assert.Equal(["9001", "2207", "2208", "9001", "2202"], world.Platform.Calls.Select(call => call.Transaction));
    }

    [Fact]
    public void When_the_platform_ends_the_session_it_is_renewed_once_and_the_transaction_goes_again_under_a_new_msgid()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add(plan: "nhsa:1101@0001");
        world.Settle();
        world.Pass(TimeSpan.FromMinutes(1));

        world.Platform.Session = "";
        long[] ids = [.. Enumerable.Range(0, 20).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2207@0001"))];
        world.Settle();

        Assert.All(ids, id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
        Assert.Equal(2, world.Platform.Calls.Count(call => call.Transaction == "9001"));
        Assert.Equal(20, world.Platform.Effects.Count(effect => effect.Step.Contains("2207", StringComparison.Ordinal)));
        Assert.Distinct(world.Platform.Calls.Select(call => call.MsgId));
    }

    [Fact]
    public void A_platform_that_ends_every_session_at_once_is_not_flooded()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add(plan: "nhsa:2207@0001");
        world.Until(() => world.Platform.Calls.Count > 0, TimeSpan.FromSeconds(1));
        for (int second = 0; second < 240; second++)
        {
            world.Platform.Session = $"dead-{second}";
            world.Pass(TimeSpan.FromMilliseconds(250));
        }

        Assert.InRange(world.Platform.Calls.Count(call => call.Transaction == "9001"), 1, 13);
    }

    [Fact]
    public void A_lost_answer_of_the_sign_in_is_asked_for_again_and_nobody_else_signs_in()
    {
        int lost = 0;
        using var world = new DeliveryWorld(call => call.Transaction == "9001" && lost++ < 2 ? Behaviour.ActThenDrop : Behaviour.Act);
        world.Start();

        long[] ids = [world.Add(plan: "nhsa:2207@0001"), world.Add("nhsa/H99999900001/visit/2", "nhsa:2207@0001")];

        Assert.True(world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(2)));
        Assert.Single(world.Platform.Calls.Where(call => call.Transaction == "9001").Select(call => call.MessageId).Distinct());
    }

    [Fact]
    public void An_operator_who_cannot_sign_in_parks_the_message_that_needs_it()
    {
        using var world = new DeliveryWorld();
        world.Start();

        long id = world.Add(plan: "nhsa:2207@nobody");
        world.Settle();

        Assert.Equal([(id, IssueCodes.CannotSignIn)], world.Ends.Parked);
        Assert.Empty(world.Platform.Calls);
    }

    [Fact]
    public void Wherever_the_process_ends_one_session_serves_and_every_message_is_done_once()
    {
        for (int end = 0; end < 40; end++)
        {
            using var world = new DeliveryWorld(_ => Behaviour.Act, seed: end);
            world.Start(endsAt: end, isWritten: end % 2 == 0);
            long[] ids = [.. Enumerable.Range(0, 4).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2201@0001,nhsa:2207@0001"))];
            world.Settle();

            world.Start();
            Assert.True(world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(5)), $"end {end}");

            Assert.Equal(8, world.Platform.Effects.Distinct().Count());
            Assert.InRange(world.Platform.Calls.Where(call => call.Transaction == "9001").Select(call => call.MessageId).Distinct().Count(), 1, 1);
        }
    }
}
