namespace Gateway.Canonical.Tests.Events;

public sealed class CanonicalEventsTests
{
    [Fact]
    public void An_event_says_what_it_changes_what_it_keeps_in_order_and_where_it_goes() =>
        Assert.Equal(
            new CanonicalEvent("outpatient.settle", EventKind.Effect, EventScope.Visit, "门诊结算", "Outpatient settlement", "nhsa"),
            CanonicalEvents.Find("outpatient.settle"));

    [Fact]
    public void What_can_be_cancelled_exists() =>
        Assert.All(CanonicalEvents.All.Keys.Where(name => name.EndsWith(".cancel", StringComparison.Ordinal)), cancel =>
            Assert.Contains(CanonicalEvents.All.Keys, name => name != cancel && name.StartsWith(cancel[..^".cancel".Length], StringComparison.Ordinal)));

    [Fact]
    public void An_unknown_event_is_not_there() => Assert.Null(CanonicalEvents.Find("outpatient.setle"));

    [Theory]
    [InlineData("a,effect,visit,甲,A")]
    [InlineData("a,effects,visit,甲,A,nhsa")]
    [InlineData("a,effect,visits,甲,A,nhsa")]
    [InlineData("a,effect,visit,甲,A,nsha")]
    public void A_row_that_does_not_fit_is_named(string row)
    {
        FormatException fault = Assert.Throws<FormatException>(() => CanonicalEvents.Parse($"event,kind,lane,title_zh,title_en,destination\n{row}\n"));

        Assert.Contains("Row 2", fault.Message, StringComparison.Ordinal);
    }
}
