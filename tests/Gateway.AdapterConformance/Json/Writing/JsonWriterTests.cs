using CsCheck;
using Gateway.Adapter.Json;

namespace Gateway.AdapterConformance.Json.Writing;

public sealed class JsonWriterTests
{
    private static readonly JsonAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """{ "types": { "number": ["code", "rows/sum"], "boolean": ["ok"], "either": ["result"], "array": ["rows"], "json": ["payload"] } }""");

    [Fact]
    public void A_reply_table_s_record_becomes_JSON_in_its_order() => Assert.Equal(
        """{"code":0,"msg":"成\"功","ok":true,"result":"A,B","rows":[{"no":"1","sum":25.00}],"payload":"{\"x\":\"y\"}","empty":""}""",
        codec.Written(Message.Draft(("code", "0"), ("msg", "成\"功"), ("ok", "true"), ("result", "A,B"), ("rows[1]/no", "1"), ("rows[1]/sum", "25.00"), ("payload/x", "y"), ("empty", null))));

    [Fact]
    public void A_list_that_nothing_fills_is_an_empty_array_and_several_of_one_name_are_one() =>
        Assert.Equal("""{"rows":[],"x":["1","2"],"result":1}""", codec.Written(Message.Draft(("rows", null), ("x[1]", "1"), ("result", "1"), ("x[2]", "2"))));

    [Fact]
    public void An_object_that_nothing_fills_is_an_empty_object() =>
        Assert.Equal("""{"output":{},"x":{"y":"1"}}""", Message.Open(Adapter, """{ "types": { "object": ["output", "x"] } }""").Written(Message.Draft(("output", null), ("x/y", "1"))));

    [Theory]
    [InlineData("""{ "escape": ["non-ascii", "slash"] }""", """{"a":"\u7532\/","b":""}""")]
    [InlineData("""{ "empty": "null" }""", """{"a":"甲/","b":null}""")]
    [InlineData("""{ "empty": "left-out" }""", """{"a":"甲/"}""")]
    [InlineData("""{ "spaces": "after-marks" }""", """{"a": "甲/", "b": ""}""")]
    public void The_layout_says_how_it_looks(string layout, string expected) =>
        Assert.Equal(expected, Message.Open(Adapter, layout).Written(Message.Draft(("a", "甲/"), ("b", null))));

    [Theory]
    [InlineData("code", "1,5", "GW2006 code -1")]
    [InlineData("code", "007", "GW2006 code -1")]
    [InlineData("ok", "Y", "GW2006 ok -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected) =>
        Assert.Equal(expected, Message.IssueOf(codec.Write(Message.Draft((path, text)).Build())));

    [Fact]
    public void A_character_that_the_encoding_lacks_is_said_or_escaped_and_never_a_question_mark()
    {
        SourceRecord record = Message.Draft(("a", "甲")).Build();

        Assert.Equal("GW2006 a -1", Message.IssueOf(Message.Open(Adapter, "{}", "ascii").Write(record)));
        Assert.Equal("""{"a":"\u7532"}""", Message.Open(Adapter, """{ "escape": ["non-ascii"] }""", "ascii").Written(Message.Draft(("a", "甲")), "ascii"));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_in_any_encoding_and_inside_a_text() =>
        Gen.Select(NastyText.Any, Gen.Bool).Sample((text, isGb) =>
        {
            ICodec any = Message.Open(Adapter, """{ "types": { "json": ["inside"] } }""", isGb ? "gb18030" : "utf-8");
            SourceRecord again = any.Read(any.Write(Message.Draft(("a", text), ("inside/b", text)).Build()).Value).Value;

            return (again["a"] ?? "") == text && (again["inside/b"] ?? "") == text;
        }, iter: 2000, threads: 1);
}
