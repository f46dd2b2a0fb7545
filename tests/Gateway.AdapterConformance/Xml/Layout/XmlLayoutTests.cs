using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml.Layout;

public sealed class XmlLayoutTests
{
    [Theory]
    [InlineData("""{ "max-depth": 999 }""", "max-depth")]
    [InlineData("""{ "max-bytes": -1 }""", "max-bytes")]
    [InlineData("""{ "empty-rows": "left-out" }""", "empty-rows")]
    [InlineData("""{ "declaration": "<xml>" }""", "declaration")]
    [InlineData("""{ "declaration": "<?xml version='1.0' encoding='GBK'?>" }""", "declaration")]
    [InlineData("""{ "namespaces": { "a:b": "urn:x" } }""", "namespaces.a:b")]
    [InlineData("""{ "namespaces": { "soap": "urn:x" } }""", "namespaces.soap")]
    [InlineData("""{ "soap": { "version": "2" } }""", "soap.version")]
    [InlineData("""{ "soap": { "prefix": "1" } }""", "soap.prefix")]
    [InlineData("""{ "cdata": ["A[1]"] }""", "cdata[0]")]
    [InlineData("""{ "pairs": ["A//B"] }""", "pairs[0]")]
    [InlineData("""{ "json": "A", "soap": {} }""", "json")]
    [InlineData("""{ "inside": [{ "path": "A", "format": "elements", "packed": "base64" }] }""", "inside[0].packed")]
    [InlineData("""{ "inside": [{ "path": "A", "format": "delimited", "separator": "ab" }] }""", "inside[0].separator")]
    [InlineData("""{ "inside": [{ "path": "A", "format": "delimited", "line-end": "|" }] }""", "inside[0].line-end")]
    [InlineData("""{ "inside": [{ "path": "" }] }""", "inside[0].path")]
    [InlineData("""{ "inside": [{ "path": "A", "packed": "base64-zip", "max-unpacked": 0 }] }""", "inside[0].max-unpacked")]
    [InlineData("""{ "inside": [{ "path": "A", "packed": "base64-zip", "max-entries": 0 }] }""", "inside[0].max-entries")]
    [InlineData("""{ "soap": { "prefx": "s" } }""", "soap.prefx")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new XmlAdapter(), layout));
}
