using System.Text;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests.Ordering;

public sealed class LaneOrderTests
{
    [Fact]
    public async Task A_message_right_behind_another_of_its_visit_is_planned_after_it_although_that_one_is_slow()
    {
        using var first = new ManualResetEventSlim();
        int lookUps = 0;
        var journal = new FaultyJournal
        {
            BeforeLookUp = () =>
            {
                if (Interlocked.Increment(ref lookUps) == 1)
                {
                    first.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
                }
            },
        };
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored, journal);
        InboundReply[] stored = [await world.SendAsync(ProductMappings.Registration("MSG2020010200001")), await world.SendAsync(ProductMappings.Registration("MSG2020010200002"))];
        await Task.Delay(50, TestContext.Current.CancellationToken); // the second one has every chance to overtake

        MessageState second = await world.StateOf(stored[1].MessageId);
        first.Set();
        await world.ReachesAsync(stored[0].MessageId, MessageState.Accepted);
        await world.ReachesAsync(stored[1].MessageId, MessageState.Refused); // the same business number, and the first one has it

        Assert.Equal(MessageState.Received, second);
    }

    [Fact]
    public async Task A_message_without_any_number_to_keep_it_in_order_is_refused_and_not_sent()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        byte[] without = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ProductMappings.Registration()).Replace("GH2020000001", "", StringComparison.Ordinal));

        InboundReply reply = await world.SendAsync(without);

        Assert.Equal(InboundReplyKind.Refused, reply.Kind);
        Assert.Equal(0, world.Platform.Calls);
    }
}
