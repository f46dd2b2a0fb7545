using Gateway.Adapter.KeyValue;

namespace Gateway.AdapterConformance.KeyValue.Layout;

public sealed class KeyValueLayoutTests
{
    [Theory]
    [InlineData("{}", "keys")]
    [InlineData("""{"separator":"a","keys":["k"]}""", "separator")]
    [InlineData("""{"separator":"[","keys":["k"]}""", "separator")]
    [InlineData("""{"assignment":"&","keys":["k"]}""", "assignment")]
    [InlineData("""{"keys":["k","k"]}""", "keys[1]")]
    [InlineData("""{"keys":["k=1"]}""", "keys[0]")]
    [InlineData("""{"keys":["k"],"rows":[{"name":"row"}]}""", "rows[0].keys")]
    [InlineData("""{"keys":["k"],"rows":[{"name":"k","keys":["a"]}]}""", "rows[0].name")]
    [InlineData("""{"keys":["k"],"rows":[{"name":"row","keys":["k"]}]}""", "rows[0].keys[0]")]
    [InlineData("""{"keys":["k"],"rows":[{"name":"row","count":"n","keys":["a"]}]}""", "rows[0].count")]
    public void What_cannot_be_is_a_fault_that_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new KeyValueAdapter(), layout));

    [Fact]
    public void Tables_are_checked_against_keys_and_rows()
    {
        RecordShape shape = Message.Open(new KeyValueAdapter(), """{"keys":["k"],"rows":[{"name":"row","keys":["a"]}]}""").Reads;

        Assert.NotNull(shape.Child("k"));
        Assert.NotNull(shape.Child("row")?.Child("a"));
        Assert.True(shape.Child("row")?.Repeats);
        Assert.Null(shape.Child("a"));
    }
}
