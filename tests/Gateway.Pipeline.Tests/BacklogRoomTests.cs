using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class BacklogRoomTests
{
    [Fact]
    public async Task Listeners_have_no_room_while_too_much_waits_and_have_it_again_afterwards_and_nothing_is_lost()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored);
        world.Options.MaxWaiting = 2;
        world.Platform.Hold();
        Assert.True(world.Room.HasRoom);

        InboundReply[] stored = [await world.SendAsync(ProductMappings.Registration()), await world.SendAsync(ProductMappings.Registration("MSG2020010200002", "GH2020000002"))];
        bool hadRoom = world.Room.HasRoom;
        world.Platform.Answer();
        foreach (InboundReply reply in stored)
        {
            await world.ReachesAsync(reply.MessageId, MessageState.Accepted);
        }

        Assert.False(hadRoom);
        for (int tries = 0; tries < 6000 && !world.Room.HasRoom; tries++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(world.Room.HasRoom);
    }
}
