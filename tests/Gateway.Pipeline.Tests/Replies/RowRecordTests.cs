using System.Collections.Immutable;

namespace Gateway.Pipeline.Tests.Replies;

public sealed class RowRecordTests
{
    private const string One = "H99999900001", Two = "H99999900002", Three = "H99999900003";

    [Theory]
    [InlineData(1, 2, false)] // two may be chance
    [InlineData(2, 3, true)]
    [InlineData(1, 9, false)] // one sender, which never got through: nobody can say
    public void Nobody_gets_past_it_and_several_fail(int institutions, int messages, bool expected) =>
        Assert.Equal(expected, Record(Failed(institutions, messages), [], []).IsAtFault);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void A_single_sender_that_another_version_mapped_fails_at_every_message_of_this_one(int messages, bool expected)
    {
        RowRecord record = Record(Failed(1, messages), [Two], [One]);

        Assert.Equal((expected, true), (record.IsAtFault, record.BeganWithVersion));
    }

    [Fact]
    public void Who_got_past_it_once_can_be_mapped_by_it() => Assert.False(Record(Failed(3, 30), [Two], [One]).IsAtFault);

    [Fact]
    public void Where_others_get_past_it_those_who_never_did_leave_something_out() => Assert.False(Record(Failed(2, 30), [Three], []).IsAtFault);

    private static ImmutableDictionary<string, int> Failed(int institutions, int messages) =>
        new[] { One, Two, Three }.Take(institutions).ToImmutableDictionary(one => one, one => one == One ? messages - institutions + 1 : 1, StringComparer.Ordinal);

    private static RowRecord Record(ImmutableDictionary<string, int> failed, string[] passed, string[] before) => new(failed, [.. passed], [.. before]);
}
