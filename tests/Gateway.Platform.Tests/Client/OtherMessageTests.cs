using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Platform.Tests;

public sealed class OtherMessageTests
{
    private const string Ours = "H99999900001202603020900000001";

    [Theory]
    [InlineData("2207", Ours, false)]
    [InlineData("2207", "H99999900001202603020900000002", true)]
    [InlineData("2304", "H99999900001202603020900000002", true)]
    [InlineData("2208", "H99999900001202603020900000002", false)] // some provinces name what was cancelled
    [InlineData("2207", "H99999900002202603020900000001", false)] // no number that we could have given
    [InlineData("2207", "HIS-17", false)]
    [InlineData("2207", "", false)]
    public void A_settlement_that_names_another_msgid_of_ours_answers_another_message(string transaction, string named, bool expected) =>
        Assert.Equal(expected, OtherMessage.IsAnswered(Targets.Intent(transaction, "settle") with { MsgId = Ours }, JsonDocument.Parse($$$"""{"setlinfo":{"medins_setl_id":"{{{named}}}"}}""").RootElement));

    [Fact]
    public void What_was_asked_for_may_name_any() =>
        Assert.False(OtherMessage.IsAnswered(Targets.Intent("2207", "settle", AttemptPurpose.Ask) with { MsgId = Ours }, JsonDocument.Parse("""{"setlinfo":{"medins_setl_id":"H99999900001202603020900000002"}}""").RootElement));
}
