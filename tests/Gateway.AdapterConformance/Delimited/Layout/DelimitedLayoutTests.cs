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
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "begins-with": "甲", "fields": ["x"] }] }] }""", "shapes[0].lines[0].begins-with")]
    [InlineData("""{ "separator": "|", "quote": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "quote")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "separator": "xx", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "shapes[0].separator")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "line-end": "|", "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "shapes[0].line-end")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "buffer": { "length": 0 }, "lines": [{ "name": "l", "fields": ["x"] }] }] }""", "shapes[0].buffer.length")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "y", "separator": "^", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].field")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "separator": "|", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].separator")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "separator": "^", "repeat": "^", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].repeat")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "separator": "^", "fields": ["z"], "inside": [{ "field": "z", "separator": "|", "fields": ["w"] }] }] }] }] }""", "shapes[0].lines[0].inside[0].inside[0].separator")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "separator": "^" }] }] }] }""", "shapes[0].lines[0].inside[0].fields")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "separator": "^", "at-least": 2, "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].at-least")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "times": 0, "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].times")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x", "n"], "inside": [{ "field": "x", "count": "n", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].count")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x", "n"], "inside": [{ "field": "x", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].field")]
    [InlineData("""{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"], "inside": [{ "field": "x", "times": 2, "trailing-separator": "required", "fields": ["z"] }] }] }] }""", "shapes[0].lines[0].inside[0].separator")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new DelimitedAdapter(), layout));

    [Fact]
    public void Two_shapes_may_look_alike_when_one_is_only_written() =>
        Assert.Empty(Message.FaultsOf(new DelimitedAdapter(), """{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "l", "fields": ["x"] }] }, { "name": "b", "direction": "out", "lines": [{ "name": "m", "fields": ["y"] }] }] }"""));

    [Fact]
    public void Two_shapes_may_begin_alike_when_their_numbers_of_fields_differ() =>
        Assert.Empty(Message.FaultsOf(new DelimitedAdapter(), """{ "separator": "|", "shapes": [{ "name": "a", "begins-with": "09", "lines": [{ "name": "l", "fields": ["x", "y"] }] }, { "name": "b", "begins-with": "09", "lines": [{ "name": "m", "fields": ["x", "y", "z"] }] }] }"""));
}
