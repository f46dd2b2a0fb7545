using Gateway.Adapter.Fixed;

namespace Gateway.AdapterConformance.Fixed.Layout;

public sealed class FixedLayoutTests
{
    [Theory]
    [InlineData("""{ }""", "shapes")]
    [InlineData("""{ "fill": "甲", "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 1"] }] }] }""", "fill")]
    [InlineData("""{ "first-position": 2, "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 1"] }] }] }""", "first-position")]
    [InlineData("""{ "unit": "words" }""", "unit")]
    [InlineData("""{ "shapes": [{ "records": [{ "name": "r", "fields": ["x 1"] }] }] }""", "shapes[0].name")]
    [InlineData("""{ "shapes": [{ "name": "a" }] }""", "shapes[0].records")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "shape", "fields": ["x 1"] }] }] }""", "shapes[0].records[0].name")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r" }] }] }""", "shapes[0].records[0].fields")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "starts": "2", "fields": ["x 1"] }] }] }""", "shapes[0].records[0].starts")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "length": 2, "fields": ["x 3"] }] }] }""", "shapes[0].records[0].length")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "at-least": 1, "fields": ["x 3"] }] }] }""", "shapes[0].records[0].at-least")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "tag": { "field": "y", "is": ["1"] }, "fields": ["x 3"] }] }] }""", "shapes[0].records[0].tag")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x"] }] }] }""", "shapes[0].records[0].fields[0]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 0"] }] }] }""", "shapes[0].records[0].fields[0]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3 left"] }] }] }""", "shapes[0].records[0].fields[0]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x int32 right"] }] }] }""", "shapes[0].records[0].fields[0]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3", "x 3"] }] }] }""", "shapes[0].records[0].fields[1]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3", "y @3 3"] }] }] }""", "shapes[0].records[0].fields[1]")]
    [InlineData("""{ "unit": "characters", "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x int32"] }] }] }""", "shapes[0].records[0].fields[0]")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "occurs": "many", "count": "r/x", "fields": ["x 3"] }] }] }""", "shapes[0].records[0].count")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3"] }], "seals": [{ "field": "r/y", "is": "length" }] }] }""", "shapes[0].seals[0].field")]
    [InlineData("""{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3"] }] }, { "name": "a", "records": [{ "name": "r", "fields": ["x 4"] }] }] }""", "shapes[1].name")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new FixedAdapter(), layout));
}
