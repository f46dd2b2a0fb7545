using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited.Layout;

public sealed class DelimitedLayoutTests
{
    [Theory]
    [InlineData("""{ "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "separator")]
    [InlineData("""{ "separator": "1", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "separator")]
    [InlineData("""{ "separator": "|", "line-end": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "line-end")]
    [InlineData("""{ "separator": "|" }""", "shapes")]
    [InlineData("""{ "separator": "|", "last-line-end": "maybe" }""", "last-line-end")]
    [InlineData("""{ "separator": "|", "shapes": [{ "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "shapes[0].name")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a" }] }""", "shapes[0].lines")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "begins-with": "甲", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "shapes[0].begins-with")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "shape", "fields": ["x"] }] }] }""", "shapes[0].lines[0].name")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l" }] }] }""", "shapes[0].lines[0].fields")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x/y"] }] }] }""", "shapes[0].lines[0].fields[0]")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "at-least": 2 }] }] }""", "shapes[0].lines[0].at-least")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "occurs": "many", "count": "l/x", "fields": ["x"] }] }] }""", "shapes[0].lines[0].count")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }, { "name": "b", "lines": [{ "name": "m", "fields": ["y"] }] }] }""", "shapes[1]")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }, { "name": "a", "lines": [{ "name": "m", "fields": ["y", "z"] }] }] }""", "shapes[1].name")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "occurence": "many" }] }] }""", "shapes[0].lines[0].occurence")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new DelimitedAdapter(), layout));

    [Fact]
    public void Two_shapes_may_look_alike_when_one_is_only_written() =>
        Assert.Empty(Message.FaultsOf(new DelimitedAdapter(), """{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }, { "name": "b", "direction": "out", "lines": [{ "name": "m", "fields": ["y"] }] }] }"""));
}
