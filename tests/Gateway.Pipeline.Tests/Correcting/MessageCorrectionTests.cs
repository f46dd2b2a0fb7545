using System.Text;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline.Correcting;

namespace Gateway.Pipeline.Tests.Correcting;

public sealed class MessageCorrectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_skipped_message_is_final_with_who_and_why_and_its_sender_gets_that_answer_however_often_it_asks()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());
        InboundReply parked = await world.SendAsync(Unmapped());

        Corrected skipped = await world.Correction.SkipAsync(parked.MessageId, "op", "done at the counter", Token);
        InboundReply[] again = [await world.SendAsync(Unmapped()), await world.SendAsync(Unmapped())];

        Assert.True(skipped.Done, skipped.English);
        Assert.Equal(MessageState.Skipped, await world.StateOf(parked.MessageId));
        Assert.Equal("done at the counter", Assert.Single((await world.FactsOf(parked.MessageId)).OfType<JournalFact.Skipped>()).Reason);
        Assert.All(again, reply => Assert.Equal((InboundReplyKind.Refused, parked.MessageId), (reply.Kind, reply.MessageId)));
        Assert.Equal(again[0].Bytes.ToArray(), again[1].Bytes.ToArray());
        Assert.Equal(0, world.Platform.Calls);
    }

    [Fact]
    public async Task What_may_be_live_at_the_platform_is_neither_skipped_nor_corrected()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply accepted = await world.SendAsync(ProductMappings.Registration());

        Corrected skipped = await world.Correction.SkipAsync(accepted.MessageId, "op", "why", Token), edited = await world.Correction.ReplaceAsync(accepted.MessageId, ProductMappings.Registration("MSG2020010200009"), "op", "why", Token);

        Assert.False(skipped.Done || edited.Done);
        Assert.Contains("only a parked message", skipped.English, StringComparison.Ordinal);
        Assert.Equal(MessageState.Accepted, await world.StateOf(accepted.MessageId));
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_a_refused_message_and_both_name_each_other()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply refused = await world.SendAsync(ProductMappings.Sample(ProductMappings.Hl7, "bad-missing-name.hl7"));

        Corrected edited = await world.Correction.ReplaceAsync(refused.MessageId, ProductMappings.Registration(), "op", "the hospital called", Token);
        Corrected twice = await world.Correction.ReplaceAsync(refused.MessageId, ProductMappings.Registration("MSG2020010200009"), "op", "again", Token);
        long successor = edited.Successor ?? 0;

        Assert.True(edited.Done, edited.English);
        await world.ReachesAsync(successor, MessageState.Accepted);
        Assert.Equal(MessageState.Refused, await world.StateOf(refused.MessageId));
        Assert.Equal(successor, Assert.Single((await world.FactsOf(refused.MessageId)).OfType<JournalFact.Skipped>()).Successor);
        Assert.Equal(refused.MessageId, LanePlace.Corrected((await world.Journal.FindAsync(successor, Token))!.Listener));
        Assert.False(twice.Done);
    }

    [Fact]
    public async Task The_sender_of_a_parked_message_that_was_corrected_is_answered_as_the_correction_was()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());
        InboundReply parked = await world.SendAsync(Unmapped());

        Corrected edited = await world.Correction.ReplaceAsync(parked.MessageId, ProductMappings.Registration(), "op", "known class", Token);
        await world.ReachesAsync(edited.Successor ?? 0, MessageState.Accepted);
        InboundReply again = await world.SendAsync(Unmapped());

        Assert.Equal((MessageState.Skipped, InboundReplyKind.Done), (await world.StateOf(parked.MessageId), again.Kind));
        Assert.Equal(IssueCodes.Superseded.Id, (await world.Journal.FindAsync(parked.MessageId, Token))!.IssueCode);
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task A_correction_with_the_same_bytes_is_none()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync(ProductMappings.ParkingUnknownClasses());
        InboundReply parked = await world.SendAsync(Unmapped());

        Assert.False((await world.Correction.ReplaceAsync(parked.MessageId, Unmapped(), "op", "why", Token)).Done);
        Assert.Equal(MessageState.Parked, await world.StateOf(parked.MessageId));
    }

    [Fact]
    public async Task A_refused_message_is_sent_again_as_a_new_one_with_its_own_bytes()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Outcome = AttemptOutcome.Refused;
        InboundReply refused = await world.SendAsync(ProductMappings.Registration());
        world.Platform.Outcome = AttemptOutcome.Accepted;

        Corrected sent = await world.Correction.ResendAsync(refused.MessageId, "op", "job 1: mended", Token);

        Assert.True(sent.Done, sent.English);
        await world.ReachesAsync(sent.Successor ?? 0, MessageState.Accepted);
    }

    private static byte[] Unmapped() => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ProductMappings.Registration()).Replace("|11|GH2020000001", "|15|GH2020000001", StringComparison.Ordinal));
}
