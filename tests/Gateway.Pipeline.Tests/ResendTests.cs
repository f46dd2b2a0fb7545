using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class ResendTests
{
    [Fact]
    public async Task The_same_bytes_again_get_the_same_reply_from_the_journal_and_nothing_is_sent_twice()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply first = await world.SendAsync(ProductMappings.Registration()), again = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((first.MessageId, first.Kind), (again.MessageId, again.Kind));
        Assert.Equal(first.Bytes.ToArray(), again.Bytes.ToArray());
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task A_resend_while_the_platform_still_works_waits_with_the_first()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();
        Task<InboundReply> first = world.SendAsync(ProductMappings.Registration());
        await world.Platform.IsAsked;
        Task<InboundReply> again = world.SendAsync(ProductMappings.Registration());

        world.Platform.Answer();
        InboundReply[] replies = await Task.WhenAll(first, again);

        Assert.All(replies, reply => Assert.Equal(InboundReplyKind.Done, reply.Kind));
        Assert.Equal(replies[0].Bytes.ToArray(), replies[1].Bytes.ToArray());
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task What_the_platform_refused_is_refused_again_only_after_it_was_asked_again()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Outcome = AttemptOutcome.Refused;

        InboundReply first = await world.SendAsync(ProductMappings.Registration());
        world.Platform.Outcome = AttemptOutcome.Accepted;
        InboundReply again = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal([InboundReplyKind.Refused, InboundReplyKind.Done], [first.Kind, again.Kind]);
        Assert.NotEqual(first.MessageId, again.MessageId);
    }

    [Fact]
    public async Task A_message_that_ended_while_nobody_waited_gets_its_reply_when_its_sender_asks_again()
    {
        var journal = new FaultyJournal();
        await journal.RecordAsync(new Arrival(ProductMappings.Hospital, ProductMappings.Hl7, "test", PipelineWorld.Begin, ProductMappings.Registration()), TestContext.Current.CancellationToken);
        await using PipelineWorld world = await PipelineWorld.StartAsync(journal: journal); // the process ended before step 3; this is the next one
        await world.ReachesAsync(1, MessageState.Accepted);

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((InboundReplyKind.Done, 1), (reply.Kind, reply.MessageId));
        Assert.Contains("MSA|AA|MSG2020010200001", PipelineWorld.Text(reply), StringComparison.Ordinal);
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task A_message_that_a_restart_finds_faulty_is_refused_in_the_journal_too()
    {
        var journal = new FaultyJournal();
        await journal.RecordAsync(new Arrival(ProductMappings.Hospital, ProductMappings.Hl7, "test", PipelineWorld.Begin, ProductMappings.Sample(ProductMappings.Hl7, "bad-missing-name.hl7")), TestContext.Current.CancellationToken);

        await using PipelineWorld world = await PipelineWorld.StartAsync(journal: journal);

        await world.ReachesAsync(1, MessageState.Refused);
    }
}
