using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class ParkOrderTests
{
    private static readonly LaneKey Lane = new("nhsa/H99999900001/visit/1");

    [Fact]
    public void A_person_sets_a_waiting_message_aside_and_lets_it_go_on_later()
    {
        Behaviour platform = Behaviour.Down;
        using var world = new DeliveryWorld(_ => platform);
        world.Start();
        long id = world.Add();

        Assert.True(world.Engine.Park(id, Lane, "zhang", "The bill is disputed."));
        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Parked, TimeSpan.FromHours(1), TimeSpan.FromSeconds(5)));
        platform = Behaviour.Act;
        world.Run(() => world.Engine.ReleaseAsync(id, "li", "The bill is settled.", CancellationToken.None));
        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Accepted, TimeSpan.FromHours(1), TimeSpan.FromSeconds(5)));

        Issue why = Assert.Single(world.FactsOf(id).OfType<JournalFact.Parked>().Single().Issues);
        Assert.Equal((IssueCodes.ParkedByPerson, "The bill is disputed."), (why.Code, why.Reason));
        Assert.Equal([(id, IssueCodes.ParkedByPerson)], world.Ends.Parked);
        Assert.Equal("The bill is settled.", world.FactsOf(id).OfType<JournalFact.Released>().Single().Reason);
    }

    [Fact]
    public void A_message_that_is_through_cannot_be_set_aside()
    {
        using var world = new DeliveryWorld();
        world.Start();
        long id = world.Add();
        world.Settle();

        Assert.False(world.Engine.Park(id, Lane, "zhang", "Too late."));
        Assert.Equal(MessageState.Accepted, world.StateOf(id));
    }
}
