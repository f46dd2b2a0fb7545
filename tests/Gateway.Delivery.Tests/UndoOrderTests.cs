using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class UndoOrderTests
{
    private const string Visit = "nhsa/H99999900001/visit/1";

    [Fact]
    public void An_order_goes_before_a_parked_message_and_takes_it_with_it()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long parked = world.Add(plan: "nhsa:2201,person"), behind = world.Add();
        world.Settle();
        Assert.Equal(MessageState.Parked, world.StateOf(parked));

        long order = world.Prepare(plan: "nhsa:2208", @event: StepPlanner.Order);
        world.Run(() => world.Engine.EnqueueFirstAsync(order, new LaneKey(Visit), CancellationToken.None).AsTask());
        Assert.True(world.Until(() => world.LaneOf(Visit) is null, TimeSpan.FromMinutes(1)));

        Assert.Equal([MessageState.Reversed, MessageState.Reversed, MessageState.Accepted], new[] { parked, behind, order }.Select(world.StateOf));
        Assert.Equal(IssueCodes.UndoneWithVisit, world.FactsOf(parked).OfType<JournalFact.Finished>().Single().Issues.Single().Code);
        Assert.Empty(world.FactsOf(behind).OfType<JournalFact.AttemptStarted>());
        Assert.Contains((parked, MessageState.Reversed), world.Ends.Finished);
    }

    [Fact]
    public void After_a_restart_the_order_still_goes_first_and_what_comes_later_follows()
    {
        using var world = new DeliveryWorld();
        long parked = world.Prepare(plan: "nhsa:2201,person");
        world.Start();
        world.Settle();
        world.Stop();
        long order = world.Prepare(plan: "nhsa:2208", @event: StepPlanner.Order), later = world.Prepare();

        world.Start();
        Assert.True(world.Until(() => world.LaneOf(Visit) is null, TimeSpan.FromMinutes(1)));

        Assert.Equal([MessageState.Reversed, MessageState.Accepted, MessageState.Accepted], new[] { parked, order, later }.Select(world.StateOf));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Wherever_the_process_dies_the_order_is_finished_by_the_next_one(bool isWritten)
    {
        for (int endsAt = 0; endsAt < 12; endsAt++)
        {
            using var world = new DeliveryWorld();
            long accepted = world.Prepare(plan: "nhsa:2204"), parked = world.Prepare(plan: "nhsa:2201,person");
            world.Start();
            world.Settle();
            world.Stop();
            long order = world.Prepare(plan: "nhsa:2208,nhsa:2205", @event: StepPlanner.Order);

            world.Start(endsAt, isWritten);
            world.Pass(TimeSpan.FromSeconds(5));
            world.Start();
            Assert.True(world.Until(() => world.LaneOf(Visit) is null, TimeSpan.FromMinutes(5)), $"The process that died at write {endsAt} left the lane behind.");

            Assert.Equal([MessageState.Reversed, MessageState.Reversed, MessageState.Accepted], new[] { accepted, parked, order }.Select(world.StateOf));
        }
    }
}
