using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class ClosureTests
{
    [Fact]
    public void A_key_that_is_not_taken_stops_all_messages_parks_none_and_is_looked_at_once_a_minute()
    {
        bool isWrong = true;
        using var world = new DeliveryWorld(_ => isWrong ? Behaviour.WrongKey : Behaviour.Act);
        world.Start();
        long[] ids = [.. Enumerable.Range(0, 100).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}"))];

        world.Pass(TimeSpan.FromHours(6), TimeSpan.FromSeconds(5));
        int during = world.Platform.Calls.Count;
        ClosureView? closed = world.Engine.ClosureOf("nhsa");
        isWrong = false;
        bool drained = world.Until(() => ids.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(3));

        Assert.Empty(world.Ends.Parked);
        Assert.InRange(during, 300, 500);
        Assert.StartsWith("GW6801", closed?.Reason, StringComparison.Ordinal);
        Assert.True(drained);
        Assert.Null(world.Engine.ClosureOf("nhsa"));
        Assert.Equal(100, world.Platform.Effects.Count);
    }

    [Fact]
    public void A_destination_that_asks_to_be_left_alone_is_left_alone_for_so_long()
    {
        bool isBusy = true;
        using var world = new DeliveryWorld(_ => isBusy ? Behaviour.AskLater : Behaviour.Act);
        world.Start();

        long id = world.Add();
        world.Pass(TimeSpan.FromSeconds(89));
        Assert.Single(world.Platform.Calls);
        isBusy = false;
        world.Pass(TimeSpan.FromSeconds(3));

        Assert.Equal(MessageState.Accepted, world.StateOf(id));
        Assert.Equal(2, world.Platform.Calls.Count);
    }
}
