using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class DoubtTests
{
    [Fact]
    public void An_unknown_outcome_is_open_until_it_is_known_and_survives_a_restart()
    {
        bool answers = false;
        using var world = new DeliveryWorld(call => call.Purpose == AttemptPurpose.Do ? Behaviour.ActThenDrop : answers ? Behaviour.Act : Behaviour.Drop);
        world.Start();

        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(3));
        OpenDoubt before = Assert.Single(world.Engine.Doubts);
        world.Stop();
        world.Start();
        OpenDoubt after = Assert.Single(world.Engine.Doubts);
        answers = true;

        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Accepted, TimeSpan.FromMinutes(10)));
        Assert.Equal((id, before.Doubt.MsgId), (after.MessageId, after.Doubt.MsgId));
        Assert.Empty(world.Engine.Doubts);
    }

    [Fact]
    public void What_a_person_orders_is_part_of_what_the_planner_reads()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Add(plan: "person");
        world.Settle();

        world.Run(() => world.Engine.ReleaseAsync(id, new JournalFact.Released("seen at the counter") { How = ReleaseHow.Adopt, Number = "S1" }, "somebody", CancellationToken.None));
        DeliveryItem item = LaneHistory.Item(world.HeaderOf(id), [.. world.FactsOf(id).Select((fact, place) => new JournalledFact(place, fact, new FactOrigin("somebody", "test", DeliveryWorld.Morning)))])!; // it has a plan

        PersonOrder order = Assert.Single(item.Orders);
        Assert.Equal((ReleaseHow.Adopt, "S1", "seen at the counter", 0), (order.How, order.Number, order.Reason, order.AfterAttempts));
    }
}
