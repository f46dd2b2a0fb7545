using Gateway.Console.Api;
using Gateway.Console.Views;
using Gateway.Journal;

namespace Gateway.Console.Tests.Views;

public sealed class FilterTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Words_of_a_filter_must_all_hold()
    {
        Assert.True(FilterText.TryRead(" state:parked source:fujian-ini  institution:H99999900001 event:outpatient.settle visit:MZ1 since:2d until:2026-03-02T08:30", Now, out MessageFilter filter, out Refusal? fault));

        Assert.Null(fault);
        Assert.Equal((MessageState.Parked, "fujian-ini", "H99999900001", "outpatient.settle", "MZ1"), (filter.State, filter.Source, filter.Institution, filter.Event, filter.Key));
        Assert.Equal((Now.AddDays(-2), new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.FromHours(8))), (filter.From, filter.To));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  \t ")]
    public void An_empty_filter_takes_everything(string? text)
    {
        Assert.True(FilterText.TryRead(text, Now, out MessageFilter filter, out Refusal? _));

        Assert.Equal(new MessageFilter(), filter);
    }

    [Fact]
    public void A_word_without_a_name_is_a_number_to_look_for()
    {
        Assert.True(FilterText.TryRead("MZ20200102000001", Now, out MessageFilter filter, out Refusal? _));

        Assert.Equal("MZ20200102000001", filter.Key);
    }

    [Theory]
    [InlineData("state:lost", "state is one of")]
    [InlineData("state:2", "state is one of")]
    [InlineData("since:soon", "since is written")]
    [InlineData("until:99", "until is written")]
    [InlineData("colour:red", "'colour:' is not known. Write state:")]
    public void What_cannot_be_read_is_answered_with_what_was_expected(string text, string expected)
    {
        Assert.False(FilterText.TryRead(text, Now, out MessageFilter _, out Refusal? fault));

        Assert.StartsWith(expected, fault!.English, StringComparison.Ordinal);
    }
}
