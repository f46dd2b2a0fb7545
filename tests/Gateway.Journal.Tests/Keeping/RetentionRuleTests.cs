using System.Collections.Immutable;

namespace Gateway.Journal.Tests.Keeping;

public sealed class RetentionRuleTests
{
    private static readonly RetentionRule Rule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(400), ImmutableDictionary<string, TimeSpan?>.Empty.Add(Sample.Pharmacy, null));

    [Theory]
    [InlineData(29, MessageState.Accepted, Sample.Hospital, KeptParts.Everything)]
    [InlineData(30, MessageState.Accepted, Sample.Hospital, KeptParts.Replies)]
    [InlineData(30, MessageState.Refused, Sample.Hospital, KeptParts.Replies)]
    [InlineData(399, MessageState.Reversed, Sample.Hospital, KeptParts.Replies)]
    [InlineData(400, MessageState.Accepted, Sample.Hospital, KeptParts.Heads)]
    [InlineData(4000, MessageState.Parked, Sample.Hospital, KeptParts.Everything)]
    [InlineData(4000, MessageState.Prepared, Sample.Hospital, KeptParts.Everything)]
    [InlineData(4000, MessageState.Accepted, Sample.Pharmacy, KeptParts.Everything)]
    public void What_is_kept_follows_from_age_state_and_institution(int days, MessageState state, string institution, KeptParts expected)
    {
        MessageHeader message = MessageFold.Begin(1, Sample.Arrival("a message", institution), "00") with { State = state };

        Assert.Equal(expected, Rule.For(message, Sample.Noon.AddDays(days)));
    }
}
