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
    public void A_message_that_waits_for_its_next_attempt_is_set_aside_at_once_and_not_only_when_the_wait_is_over()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Down);
        world.Start();
        long id = world.Add();
        Assert.True(world.Until(() => world.Engine.Find(Lane) is { State: LaneState.Sleeping or LaneState.AtGate } view && view.Until - world.Clock.GetUtcNow() > TimeSpan.FromSeconds(20), TimeSpan.FromHours(1), TimeSpan.FromSeconds(1)));

        DateTimeOffset asked = world.Clock.GetUtcNow();
        Assert.True(world.Engine.Park(id, Lane, "zhang", "The bill is disputed."));
        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Parked, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100)));
        Assert.InRange(world.Clock.GetUtcNow() - asked, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_message_is_set_aside_while_its_destination_takes_nothing_and_goes_on_when_it_is_let()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "zhang", "maintenance", CancellationToken.None));
        (long first, long behind) = (world.Add(), world.Add());

        Assert.True(world.Engine.Park(first, Lane, "zhang", "The bill is disputed."));
        Assert.True(world.Until(() => world.StateOf(first) == MessageState.Parked, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100)));
        world.Run(() => world.Engine.ReleaseAsync(first, "li", "The bill is settled.", CancellationToken.None));
        Assert.False(world.Until(() => !(world.Platform.Calls.Count == 0), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5)));
        world.Run(() => world.Engine.ResumeAsync("nhsa", "zhang", "open again", CancellationToken.None));

        Assert.True(world.Until(() => world.StateOf(behind) == MessageState.Accepted, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1)));
        Assert.Equal([first, behind], world.Platform.Calls.Select(call => call.MessageId));
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
