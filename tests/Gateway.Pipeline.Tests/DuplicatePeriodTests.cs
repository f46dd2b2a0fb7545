using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

public sealed class DuplicatePeriodTests
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(400);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task The_same_bytes_are_answered_from_the_journal_until_the_period_is_over(int secondsAround, bool isAnswered)
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply first = await world.SendAsync(ProductMappings.Registration());

        world.Time.Advance(Period + TimeSpan.FromSeconds(secondsAround));
        InboundReply again = await world.SendAsync(ProductMappings.Registration());

        Assert.Equal(isAnswered, again.MessageId == first.MessageId);
        Assert.Equal(isAnswered ? 1 : 2, world.Platform.Calls);
        Assert.Equal(InboundReplyKind.Done, again.Kind);
    }

    [Fact]
    public async Task Other_content_under_a_business_number_that_is_taken_is_refused_and_says_who_holds_it()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply first = await world.SendAsync(ProductMappings.Registration());

        InboundReply other = await world.SendAsync(ProductMappings.Registration("MSG2020010200002"));

        ImmutableArray<Issue> issues = Assert.Single((await world.FactsOf(other.MessageId)).OfType<JournalFact.Rejected>()).Issues;
        Issue taken = Assert.Single(issues);
        Assert.Equal((IssueCodes.BusinessKeyTaken, $"Message {first.MessageId} holds it; cancel that one first."), (taken.Code, taken.Reason));
        Assert.Equal("同一业务号已有内容不同的报文生效或在途。", taken.Code.Chinese);
        Assert.Equal(1, world.Platform.Calls);
    }

    [Fact]
    public async Task After_the_period_a_business_number_is_free_and_both_messages_say_so()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        InboundReply first = await world.SendAsync(ProductMappings.Registration());

        world.Time.Advance(Period + TimeSpan.FromSeconds(1));
        InboundReply other = await world.SendAsync(ProductMappings.Registration("MSG2020010200002"));

        Assert.Equal(InboundReplyKind.Done, other.Kind);
        Assert.Equal(MessageState.Accepted, await world.StateOf(first.MessageId));
        Assert.Equal(other.MessageId, Assert.Single((await world.FactsOf(first.MessageId)).OfType<JournalFact.KeyLapsed>()).TakenBy);
    }

    [Fact]
    public async Task What_is_still_on_its_way_keeps_its_business_number_however_long_that_takes()
    {
        await using PipelineWorld world = await PipelineWorld.StartAsync();
        world.Platform.Outcome = AttemptOutcome.Unknown; // parked at once by the planner of these tests
        await world.SendAsync(ProductMappings.Registration());

        world.Time.Advance(Period + TimeSpan.FromDays(1));
        InboundReply other = await world.SendAsync(ProductMappings.Registration("MSG2020010200002"));

        Assert.Equal(InboundReplyKind.Refused, other.Kind);
    }
}
