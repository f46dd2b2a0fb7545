using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_step_that_throws_parks_its_message_and_its_neighbour_goes_on()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Journal.BeforeLookUp = () => throw new InvalidDataException("a bug");
        InboundReply poison = await world.SendAsync(ProductMappings.Registration());

        world.Journal.BeforeLookUp = () => { };
        InboundReply neighbour = await world.SendAsync(ProductMappings.Registration("MSG2020010200002", "GH2020000002"));

        Assert.Equal((InboundReplyKind.Pending, MessageState.Parked), (poison.Kind, await world.StateOf(poison.MessageId)));
        ImmutableArray<Issue> issues = (await world.FactsOf(poison.MessageId)).OfType<JournalFact.Parked>().Single().Issues;
        Assert.Equal((IssueCodes.InternalFault, "Step Plan failed; the log names the place."), (issues[0].Code, issues[0].Reason));
        Assert.Equal((InboundReplyKind.Done, MessageState.Accepted), (neighbour.Kind, await world.StateOf(neighbour.MessageId)));
    }

    [Fact]
    public async Task A_message_whose_outcome_nobody_knows_is_pending_for_its_sender()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Outcome = AttemptOutcome.Unknown;

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((InboundReplyKind.Pending, MessageState.Parked), (reply.Kind, await world.StateOf(reply.MessageId)));
    }

    [Fact]
    public async Task A_broken_journal_tells_the_sender_to_come_again()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Journal.BeforeRecord = () => throw FaultyJournal.Broken();

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());
        InboundReply refused = await world.Receiver.RefuseAsync(PipelineWorld.MessageOf([1]), new Issue(IssueCodes.FrameBroken, SourceLocation.Whole, "Expected the end of the frame."), TestContext.Current.CancellationToken);

        Assert.Equal([InboundReplyKind.Busy, InboundReplyKind.Busy], [reply.Kind, refused.Kind]);
        Assert.All([reply, refused], one => Assert.Contains(IssueCodes.JournalUnavailable.Chinese, Encoding.UTF8.GetString(one.Bytes.Span), StringComparison.Ordinal));
        Assert.StartsWith("MSH|", Encoding.UTF8.GetString(reply.Bytes.Span), StringComparison.Ordinal);
        Assert.Equal(0, reply.MessageId);
    }

    [Fact]
    public async Task A_gateway_without_room_says_so_in_the_senders_format_before_it_has_read_anything()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();

        InboundReply reply = world.Receiver.Busy(PipelineWorld.MessageOf([]), IssueCodes.GatewayBusy);

        Assert.Equal((InboundReplyKind.Busy, 0), (reply.Kind, reply.MessageId));
        Assert.Contains(IssueCodes.GatewayBusy.Chinese, Encoding.UTF8.GetString(reply.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_breaks_in_the_middle_acknowledges_nothing()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Journal.BeforeAppend = fact => throw (fact is JournalFact.Prepared ? FaultyJournal.Broken() : new InvalidOperationException("Nothing comes before Prepared."));

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((InboundReplyKind.Busy, 0), (reply.Kind, world.Platform.Calls));
    }
}
