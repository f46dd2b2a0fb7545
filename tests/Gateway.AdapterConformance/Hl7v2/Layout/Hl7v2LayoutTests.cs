using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Layout;

public sealed class Hl7v2LayoutTests
{
    [Theory]
    [InlineData("""{ "charset": "guess" }""", "charset")]
    [InlineData("""{ "segment-end": "semicolon" }""", "segment-end")]
    [InlineData("""{ "separators": "|^~" }""", "separators")]
    [InlineData("""{ "separators": "||~\\&" }""", "separators")]
    [InlineData("""{ "segment-ends": "cr" }""", "segment-ends")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new Hl7v2Adapter(), layout));
}
