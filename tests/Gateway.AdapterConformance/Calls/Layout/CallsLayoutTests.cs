using Gateway.Adapter.Calls;

namespace Gateway.AdapterConformance.Calls.Layout;

public sealed class CallsLayoutTests
{
    [Theory]
    [InlineData("{}", "calls")]
    [InlineData("""{"calls":[{"name":"a(b"}]}""", "calls[0].name")]
    [InlineData("""{"calls":[{"name":"run"},{"name":"run"}]}""", "calls[1].name")]
    [InlineData("""{"calls":[{"name":"run","arguments":["a","a 3"]}]}""", "calls[0].arguments[1]")]
    [InlineData("""{"calls":[{"name":"run","arguments":["return"]}]}""", "calls[0].arguments[0]")]
    [InlineData("""{"calls":[{"name":"run","arguments":["a 0"]}]}""", "calls[0].arguments[0]")]
    [InlineData("""{"calls":[{"name":"run","arguments":["a number number"]}]}""", "calls[0].arguments[0]")]
    [InlineData("""{"calls":[{"name":"run","arguments":["a/b"]}]}""", "calls[0].arguments[0]")]
    [InlineData("""{"groups":[{"name":"head","values":[]}]}""", "groups[0].values")]
    [InlineData("""{"groups":[{"name":"h/d","values":[{"call":"put(name, value)"}]}]}""", "groups[0].name")]
    [InlineData("""{"groups":[{"name":"head","values":[{"call":"put(name, value)"}]},{"name":"head","values":[{"call":"put(name, value)"}]}]}""", "groups[1].name")]
    [InlineData("""{"groups":[{"name":"head","selected-by":"a b","values":[{"call":"put(name, value)"}]}]}""", "groups[0].selected-by")]
    [InlineData("""{"groups":[{"name":"head","counted":true,"values":[{"call":"put(name, value)"}]}]}""", "groups[0].counted")]
    [InlineData("""{"groups":[{"name":"head","ended-by":"save","values":[{"call":"put(name, value)"}]}]}""", "groups[0].ended-by")]
    [InlineData("""{"groups":[{"name":"head","begun-by":"new","values":[{"call":"put(row, name, value)"}]}]}""", "groups[0].values[0].call")]
    [InlineData("""{"groups":[{"name":"head","values":[{"call":"put(name, value)"},{"call":"putall(name, values)"}]}]}""", "groups[0].values[1].call")]
    [InlineData("""{"groups":[{"name":"head","values":[{"call":"put(name, value)","names":["a/b"]}]}]}""", "groups[0].values[0].names")]
    [InlineData("""{"calls":[{"name":"put"}],"groups":[{"name":"head","values":[{"call":"put(name, value)"}]}]}""", "groups[0]")]
    public void What_cannot_be_is_a_fault_that_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new CallsAdapter(), layout));

    [Theory]
    [InlineData("put")]
    [InlineData("put(name)")]
    [InlineData("put(value)")]
    [InlineData("put(name, value, value)")]
    [InlineData("put(name, value) = value")]
    [InlineData("put(name) = row")]
    [InlineData("put(name, value) more")]
    [InlineData("put(values, name)")]
    [InlineData("put(row, name, values)")]
    [InlineData("put(nam, value)")]
    [InlineData("p t(name, value)")]
    public void A_call_for_a_value_says_what_each_argument_is(string call) =>
        Assert.Equal<IEnumerable<string>>(["groups[0].values[0].call"], Message.FaultsOf(new CallsAdapter(), $$"""{"groups":[{"name":"head","values":[{"call":"{{call}}"}]}]}"""));

    [Fact]
    public void Tables_are_checked_against_calls_arguments_and_names()
    {
        RecordShape shape = Message.Open(new CallsAdapter(), """
            {"calls":[{"name":"bill","many":true,"arguments":["no 13"]}],
             "groups":[{"name":"head","values":[{"call":"put(name, value)","names":["a"],"others":true}]},{"name":"free","values":[{"call":"set(name, value)"}]}]}
            """).Reads;

        Assert.NotNull(shape.Child("bill")?.Child("no"));
        Assert.NotNull(shape.Child("bill")?.Child("return"));
        Assert.True(shape.Child("bill")?.Repeats);
        Assert.NotNull(shape.Child("head")?.Child("a"));
        Assert.Null(shape.Child("head")?.Child("b"));
        Assert.NotNull(shape.Child("free")?.Child("anything"));
        Assert.Null(shape.Child("run"));
    }
}
