using Gateway.Console.Api;
using Gateway.Journal;

namespace Gateway.Console.Tests.Api;

public sealed class MessageQueryTests
{
    private static readonly MessageQuery Empty = new(null, null, null, null, null, null, null, null, null);

    [Fact]
    public void An_empty_query_asks_for_the_newest_fifty()
    {
        Assert.True(Empty.TryRead(default, out MessageFilter filter, out Refusal? fault));

        Assert.Equal((50, null, null), (filter.Limit, filter.State, fault?.English));
    }

    [Theory]
    [InlineData("parked", MessageState.Parked)]
    [InlineData("Accepted", MessageState.Accepted)]
    public void A_state_is_read_in_any_case(string text, MessageState state)
    {
        Assert.True((Empty with { State = text, Institution = "H99999900001" }).TryRead(default, out MessageFilter filter, out Refusal? _));

        Assert.Equal((state, "H99999900001"), (filter.State, filter.Institution));
    }

    [Fact]
    public void Every_word_of_a_written_filter_counts_in_an_address_too()
    {
        Assert.True((Empty with { Q = "state:parked issue:GW6002 destination:nhsa event:*.settle" }).TryRead(default, out MessageFilter filter, out Refusal? _));

        Assert.Equal((MessageState.Parked, "GW6002", "nhsa", "*.settle"), (filter.State, filter.IssueCode, filter.Destination, filter.Event));
    }

    [Theory]
    [InlineData("lost", null, "state is one of")]
    [InlineData("99", null, "state is one of")]
    [InlineData("", null, "state is one of")]
    [InlineData(null, 0, "limit is 1 to 500.")]
    [InlineData(null, 501, "limit is 1 to 500.")]
    [InlineData(null, -1, "limit is 1 to 500.")]
    public void What_cannot_be_read_is_answered_with_what_was_expected(string? state, int? limit, string expected)
    {
        Assert.False((Empty with { State = state, Limit = limit }).TryRead(default, out MessageFilter _, out Refusal? fault));

        Assert.StartsWith(expected, fault!.English, StringComparison.Ordinal);
    }
}
