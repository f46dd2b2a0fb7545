using System.Text;
using Gateway.Inbound;

namespace Gateway.Pipeline.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task Every_message_of_a_batch_is_a_message_of_its_own_and_the_reply_is_a_batch()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.SendAsync(Batch(2));

        string text = Encoding.UTF8.GetString(reply.Bytes.Span);
        Assert.Equal(InboundReplyKind.Done, reply.Kind);
        Assert.Equal(2, world.Platform.Calls);
        Assert.Equal(["BHS", "MSH", "MSA", "MSH", "MSA", "BTS"], text.Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment[..3]).Where(name => name != "ZMR"));
        Assert.EndsWith("BTS|2\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_comes_again_is_answered_again_and_nothing_is_done_twice()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply first = await world.SendAsync(Batch(2)), again = await world.SendAsync(Batch(2));

        Assert.Equal(first.Bytes.ToArray(), again.Bytes.ToArray());
        Assert.Equal(2, world.Platform.Calls);
    }

    [Fact]
    public async Task A_batch_that_lost_its_end_is_refused_and_nothing_of_it_is_done()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.SendAsync(Batch(2)[..^6]);

        Assert.Equal(InboundReplyKind.Refused, reply.Kind);
        Assert.NotEqual(0, reply.MessageId);
        Assert.Equal(0, world.Platform.Calls);
    }

    private static byte[] Batch(int messages) =>
    [
        .. "BHS|^~\\&|HIS|H|GW|N|20200102||||B1\r"u8,
        .. Enumerable.Range(1, messages).SelectMany(number => (byte[])[.. ProductMappings.Registration($"MSG202001020000{number}", $"GH202000000{number}"), .. "\r"u8]),
        .. Encoding.ASCII.GetBytes($"BTS|{messages}\r"),
    ];
}
