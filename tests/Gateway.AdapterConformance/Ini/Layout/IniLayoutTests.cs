using Gateway.Adapter.Ini;

namespace Gateway.AdapterConformance.Ini.Layout;

public sealed class IniLayoutTests
{
    [Theory]
    [InlineData("""{ "sections": ["a", "A"] }""", "sections[1]")]
    [InlineData("""{ "keys": ["a", ""] }""", "keys[1]")]
    [InlineData("""{ "keys": [1] }""", "keys[0]")]
    [InlineData("""{ "keys": null }""", "keys")]
    [InlineData("""{ "section-case": "middle" }""", "section-case")]
    [InlineData("""{ "key-padding": { "length": 0 } }""", "key-padding.length")]
    [InlineData("""{ "key-padding": { "with": "00" } }""", "key-padding.with")]
    [InlineData("""{ "flag": { "request": "R", "reply": "r" } }""", "flag.reply")]
    [InlineData("""{ "flag": { "value": " " } }""", "flag.value")]
    [InlineData("""{ "blocks": [{ "request": ["a"] }] }""", "blocks[0].count")]
    [InlineData("""{ "blocks": [{ "count": "N" }] }""", "blocks[0].request")]
    [InlineData("""{ "blocks": [{ "count": "N", "request": ["a", "a"] }] }""", "blocks[0].request[1]")]
    [InlineData("""{ "blocks": [{ "count": "N", "request": ["a"], "empty": { "word": "" } }] }""", "blocks[0].empty.word")]
    [InlineData("""{ "blocks": [{ "count": "N", "request": ["a"], "empty": { "word": "-", "lines": ["b"] } }] }""", "blocks[0].empty.lines")]
    [InlineData("""{ "blocks": [{ "count": "N", "request": ["a"], "grup": "x" }] }""", "blocks[0].grup")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new IniAdapter(), layout));

    [Fact]
    public void An_empty_word_must_be_writable() =>
        Assert.Equal<IEnumerable<string>>(["blocks[0].empty.word"], Message.FaultsOf(new IniAdapter(), """{ "blocks": [{ "count": "N", "request": ["a"], "empty": { "word": "无" } }] }""", "ascii"));

    [Fact]
    public void Every_fault_is_named_at_once() =>
        Assert.Equal<IEnumerable<string>>(["keys[0]", "flag.value", "blocks[0].count"], Message.FaultsOf(new IniAdapter(), """{ "keys": [""], "flag": { "value": "" }, "blocks": [{ "request": ["a"] }] }"""));
}
