using System.Collections.Immutable;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class ReplyTimingTests
{
    [Fact]
    public async Task A_sender_that_wants_the_answer_waits_for_the_platform()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();
        Task<InboundReply> coming = world.SendAsync(ProductMappings.Registration());
        await world.Platform.IsAsked;
        Assert.False(coming.IsCompleted);

        world.Platform.Answer();
        InboundReply reply = await coming;

        Assert.Equal(InboundReplyKind.Done, reply.Kind);
        Assert.Contains("MSA|AA|MSG2020010200001", PipelineWorld.Text(reply), StringComparison.Ordinal);
        Assert.Equal(MessageState.Accepted, await world.StateOf(reply.MessageId));
    }

    [Fact]
    public async Task A_sender_that_wants_the_check_is_answered_while_its_lane_still_works()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();

        InboundReply reply = await world.SendAsync(ProductMappings.Sample(ProductMappings.Hl7, "adt-a08-update.hl7"));

        Assert.Equal(InboundReplyKind.Done, reply.Kind);
        Assert.Equal(MessageState.Prepared, await world.StateOf(reply.MessageId));
    }

    [Fact]
    public async Task A_sender_that_wants_it_stored_is_answered_before_anything_is_checked()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored);

        InboundReply reply = await world.SendAsync(ProductMappings.Sample(ProductMappings.Hl7, "bad-missing-name.hl7"));
        await world.ReachesAsync(reply.MessageId, MessageState.Refused);

        Assert.Equal(InboundReplyKind.Done, reply.Kind);
        Assert.Contains("MSA|AA|", PipelineWorld.Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_message_goes_on_without_its_sender()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored);

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        await world.ReachesAsync(reply.MessageId, MessageState.Accepted);
    }

    [Fact]
    public async Task A_sender_that_wants_it_stored_has_its_reply_in_the_write_that_stores_it()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored);
        world.Journal.BeforeAppend = fact => _ = fact is JournalFact.Replied ? throw FaultyJournal.Broken() : fact;

        InboundReply reply = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal(InboundReplyKind.Done, reply.Kind);
        Assert.Single((await world.FactsOf(reply.MessageId)).OfType<JournalFact.Replied>());
    }

    [Fact]
    public async Task A_stored_message_that_comes_again_has_one_reply()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.AnsweringWhenStored);
        InboundReply first = await world.SendAsync(ProductMappings.Registration());
        await world.ReachesAsync(first.MessageId, MessageState.Accepted);

        InboundReply again = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal((first.MessageId, PipelineWorld.Text(first)), (again.MessageId, PipelineWorld.Text(again)));
        Assert.Single((await world.FactsOf(first.MessageId)).OfType<JournalFact.Replied>());
    }

    [Fact]
    public async Task A_sender_that_wants_the_check_has_its_reply_in_the_write_that_prepares_it()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();

        InboundReply reply = await world.SendAsync(ProductMappings.Sample(ProductMappings.Hl7, "adt-a08-update.hl7"));

        ImmutableArray<JournalFact> facts = await world.FactsOf(reply.MessageId);
        Assert.Equal([nameof(JournalFact.Prepared), nameof(JournalFact.Replied)], facts.Take(2).Select(fact => fact.GetType().Name));
        Assert.Single(facts.OfType<JournalFact.Replied>());
    }

    [Fact]
    public async Task After_the_deadline_the_sender_is_told_that_the_result_comes_later_and_gets_it_when_it_asks_again()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Hold();
        Task<InboundReply> coming = world.SendAsync(ProductMappings.Registration());
        await world.Platform.IsAsked;
        while (!coming.IsCompleted)
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(600)); // the wait may not have begun at the first
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        InboundReply pending = await coming;
        world.Platform.Answer();
        await world.ReachesAsync(pending.MessageId, MessageState.Accepted);
        InboundReply final = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal(InboundReplyKind.Pending, pending.Kind);
        Assert.Equal((InboundReplyKind.Done, pending.MessageId), (final.Kind, final.MessageId));
        Assert.Equal(1, world.Platform.Calls);
        Assert.Equal([false, true], (await world.FactsOf(pending.MessageId)).OfType<JournalFact.Replied>().Select(reply => reply.IsFinal));
    }

    [Fact]
    public async Task A_sender_that_hangs_up_does_not_leave_its_message_half_done()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        using var sender = new CancellationTokenSource();
        world.Journal.BeforeLookUp = sender.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await world.SendAsync(ProductMappings.Registration(), cancellationToken: sender.Token);
            sender.Token.ThrowIfCancellationRequested(); // the platform may have been quicker than the wait
        });

        await world.ReachesAsync(1, MessageState.Accepted);
    }
}
