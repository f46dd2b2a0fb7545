using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task What_is_refused_before_sending_is_journalled_with_its_reply()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.SendAsync(ProductMappings.Sample(ProductMappings.Hl7, "bad-missing-name.hl7"));
        ImmutableArray<JournalFact> facts = await world.FactsOf(reply.MessageId);

        Assert.Equal(InboundReplyKind.Refused, reply.Kind);
        Issue issue = Assert.Single(Assert.IsType<JournalFact.Rejected>(facts[0]).Issues, issue => issue.IsError);
        Assert.Equal((IssueCodes.ValueRequired, "PID/5/1"), (issue.Code, issue.At.Path));
        JournalFact.Replied replied = Assert.IsType<JournalFact.Replied>(facts[1]);
        Assert.Equal((true, true), (replied.IsFinal, replied.Bytes.Span.SequenceEqual(reply.Bytes.Span)));
        Assert.Equal((2, 0), (facts.Length, world.Platform.Calls));
    }

    [Fact]
    public async Task Other_content_under_a_number_that_is_live_is_refused()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        await world.SendAsync(ProductMappings.Registration());

        InboundReply reply = await world.SendAsync(ProductMappings.Registration(messageId: "MSG2020010209999"));

        Assert.Equal((InboundReplyKind.Refused, MessageState.Refused), (reply.Kind, await world.StateOf(reply.MessageId)));
        Assert.Contains("GW5901", PipelineWorld.Text(reply), StringComparison.Ordinal);
        Assert.Equal(IssueCodes.BusinessKeyTaken, Assert.Single((await world.FactsOf(reply.MessageId)).OfType<JournalFact.Rejected>().Single().Issues).Code);
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task A_message_that_goes_on_from_one_that_never_came_is_refused()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.SendAsync(ProductMappings.Sample(ProductMappings.PolicyMachine, "bad-affirm-without-divide.in"), ProductMappings.PolicyMachine);

        Assert.Equal(InboundReplyKind.Refused, reply.Kind);
        Assert.Equal(IssueCodes.EarlierMissing, Assert.Single((await world.FactsOf(reply.MessageId)).OfType<JournalFact.Rejected>().Single().Issues, issue => issue.IsError).Code);
        Assert.Contains("GW5902", PipelineWorld.Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_nobody_configured_is_refused_and_costs_no_disk()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.Receiver.ReceiveAsync(new InboundMessage("H99999900009", ProductMappings.Hl7, "test", ProductMappings.Registration()), TestContext.Current.CancellationToken);

        Assert.Equal((InboundReplyKind.Refused, 0), (reply.Kind, reply.MessageId));
        Assert.Contains(IssueCodes.SenderUnknown.Chinese, PipelineWorld.Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_never_became_a_message_are_kept_and_answered_in_the_senders_format()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = await world.Receiver.RefuseAsync(PipelineWorld.MessageOf("MSH|^~"u8.ToArray()), new Issue(IssueCodes.FrameBroken, SourceLocation.Whole, "Expected the end of the frame."), TestContext.Current.CancellationToken);

        Assert.Equal((InboundReplyKind.Refused, MessageState.Refused), (reply.Kind, await world.StateOf(reply.MessageId)));
        Assert.StartsWith("MSH|", PipelineWorld.Text(reply), StringComparison.Ordinal);
        Assert.Equal("MSH|^~"u8.ToArray(), (await world.Journal.ReadArrivalAsync(reply.MessageId, TestContext.Current.CancellationToken)).ToArray());
    }

    [Fact]
    public async Task An_accepted_message_whose_reply_table_fails_stays_pending_in_its_senders_format_and_is_never_told_that_it_failed()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.WithAReplyThatFails);

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((InboundReplyKind.Pending, MessageState.Accepted), (reply.Kind, await world.StateOf(reply.MessageId)));
        Assert.Contains("|MSG2020010200001", PipelineWorld.Text(reply), StringComparison.Ordinal);
        Assert.Contains("处理中", PipelineWorld.Text(reply), StringComparison.Ordinal);
        ImmutableArray<JournalledFact> facts = await world.Journal.ReadAsync(reply.MessageId, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(facts, fact => fact.Fact is JournalFact.Replied { IsFinal: true });
    }
}
