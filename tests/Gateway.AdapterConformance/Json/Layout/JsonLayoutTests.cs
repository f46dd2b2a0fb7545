using Gateway.Adapter.Json;

namespace Gateway.AdapterConformance.Json.Layout;

public sealed class JsonLayoutTests
{
    [Theory]
    [InlineData("""{ "max-depth": 0 }""", "max-depth")]
    [InlineData("""{ "max-bytes": 0 }""", "max-bytes")]
    [InlineData("""{ "flat": "ab" }""", "flat")]
    [InlineData("""{ "types": { "number": ["a[1]"] } }""", "types.number[0]")]
    [InlineData("""{ "types": { "number": ["a"], "boolean": ["a"] } }""", "types.boolean[0]")]
    [InlineData("""{ "paths": ["a//b"] }""", "paths[0]")]
    [InlineData("""{ "types": { "numbr": [] } }""", "types.numbr")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new JsonAdapter(), layout));

    [Fact]
    public void Paths_say_what_tables_may_name()
    {
        RecordShape shape = Message.Open(new JsonAdapter(), """{ "paths": ["a/b"], "types": { "array": ["rows"] } }""").Reads;

        Assert.NotNull(shape.Child("a")?.Child("b"));
        Assert.Null(shape.Child("a")?.Child("c"));
        Assert.True(shape.Child("rows")?.Repeats);
    }

    [Fact]
    public void Without_paths_tables_may_name_anything() => Assert.True(Message.Open(new JsonAdapter(), "{}").Reads.IsOpen);
}
