using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited.Writing;

public sealed class DelimitedWriterTests
{
    private static readonly DelimitedAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """
        { "separator": "|", "line-end": "lf", "shapes": [
          { "name": "call", "begins-with": "f_call", "lines": [{ "name": "head", "fields": ["function", "id"] }] },
          { "name": "seen", "direction": "in", "lines": [{ "name": "head", "fields": ["1", "2", "3"] }] },
          { "name": "bill", "lines": [{ "name": "head", "fields": ["id", "count"] }, { "name": "row", "occurs": "many", "count": "head/count", "fields": ["code", "name", "sum"], "at-least": 1 }] }] }
        """);

    [Fact]
    public void A_reply_table_s_record_becomes_lines_in_the_layout_s_order() =>
        Assert.Equal("7|2\nA|甲\nB||1\n", codec.Written(Message.Draft(("row[2]/sum", "1"), ("row[2]/code", "B"), ("shape", "bill"), ("head/count", null), ("head/id", "7"), ("row[1]/name", "甲"), ("row[1]/code", "A"))));

    [Fact]
    public void The_function_of_a_call_is_filled_in() =>
        Assert.Equal("f_call|1\n", codec.Written(Message.Draft(("shape", "call"), ("head/id", "1"))));

    [Theory]
    [InlineData("shape", "other", "GW2006 shape -1")]
    [InlineData("shape", "seen", "GW2006 shape -1")]
    [InlineData("shape", null, "GW2006 shape -1")]
    [InlineData("head/count", "3", "GW2004 head/count -1")]
    [InlineData("head/id", "a|b", "GW2006 head/id -1")]
    [InlineData("head/id", "a\nb", "GW2006 head/id -1")]
    [InlineData("head/other", "1", "GW2006 head/other -1")]
    [InlineData("head[2]/id", "1", "GW2006 head[2] -1")]
    [InlineData("tail/id", "1", "GW2006 tail -1")]
    [InlineData("row", "1", "GW2006 row -1")]
    [InlineData("head/id/x", "1", "GW2006 head/id -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string? text, string expected) =>
        Assert.Equal(expected, Message.IssueOf(codec.Write(Message.Draft(("shape", "bill"), ("head/id", "7"), (path, text)).Build())));

    [Fact]
    public void A_missing_head_and_a_wrong_function_are_said() =>
        Assert.Equal<IEnumerable<string?>>(["GW2006 head -1", "GW2006 head/function -1"], new[] { Message.Draft(("shape", "bill")), Message.Draft(("shape", "call"), ("head/function", "g")) }
            .Select(draft => Message.IssueOf(codec.Write(draft.Build()))));

    [Fact]
    public void A_character_that_the_encoding_lacks_is_said_with_its_place()
    {
        ICodec ascii = Message.Open(Adapter, """{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "x", "fields": ["y"] }] }] }""", "ascii");

        Assert.Equal("GW2006 x/y -1", Message.IssueOf(ascii.Write(Message.Draft(("x/y", "甲")).Build())));
    }
}
