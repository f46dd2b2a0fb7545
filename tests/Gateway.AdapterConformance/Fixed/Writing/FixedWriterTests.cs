using CsCheck;
using Gateway.Adapter.Fixed;

namespace Gateway.AdapterConformance.Fixed.Writing;

public sealed class FixedWriterTests
{
    private static readonly FixedAdapter Adapter = new();

    private readonly ICodec codec = Message.Open(Adapter, """
        { "shapes": [{ "name": "file", "records": [
          { "name": "head", "fields": ["id @2 4 fill=_", "count 3 right fill=0", "len 4 right"] },
          { "name": "row", "occurs": "many", "count": "head/count", "starts": "5B", "ends": "5D", "fields": ["code 3", "n int16", "raw 2 hex"] },
          { "name": "tail", "fields": ["lrc uint8"] }],
          "seals": [{ "field": "head/len", "is": "length" }, { "field": "tail/lrc", "is": "xor", "over": "before" }] }] }
        """);

    [Fact]
    public void Fields_are_filled_up_and_counts_and_seals_filled_in()
    {
        byte[] written = Written(codec, ("row[2]/code", "B"), ("head/id", "7"), ("row[1]/code", "A"), ("row[1]/n", "-2"), ("row[1]/raw", "00FF"), ("tail/lrc", null));

        string head = " 7___002  31"u8.ToArray().Aggregate("", (text, next) => text + (char)next);
        Assert.Equal(head, string.Concat(written.Take(12).Select(value => (char)value)).Replace("  31", "  31", StringComparison.Ordinal));
        Assert.Equal("5B412020FEFF00FF5D" + "5B422020000020205D", Convert.ToHexString(written[12..^1]));
        Assert.Equal(written[..^1].Aggregate((byte)0, (so_far, next) => (byte)(so_far ^ next)), written[^1]);
    }

    [Theory]
    [InlineData("shape", "other", "GW2006 shape -1")]
    [InlineData("head/count", "3", "GW2004 head/count -1")]
    [InlineData("head/id", "12345", "GW2006 head/id -1")]
    [InlineData("head/other", "1", "GW2006 head/other -1")]
    [InlineData("head/len", "99", "GW2004 head/len -1")]
    [InlineData("tail/lrc", "1", "GW2006 tail/lrc -1")]
    [InlineData("head[2]/id", "1", "GW2006 head[2] -1")]
    [InlineData("foot/id", "1", "GW2006 foot -1")]
    [InlineData("row/n", "70000", "GW2006 row/n -1")]
    [InlineData("row/n", "1.5", "GW2006 row/n -1")]
    [InlineData("row/raw", "ABC", "GW2006 row/raw -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected) =>
        Assert.Equal(expected, Message.IssueOf(codec.Write(Message.Draft(("head/id", "7"), ("tail/lrc", null), (path, text)).Build())));

    [Fact]
    public void A_long_value_is_cut_by_whole_characters_where_the_layout_says_so()
    {
        ICodec cutting = Message.Open(Adapter, """{ "too-long": "cut", "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 5", "y 1"] }] }] }""", "gbk");

        Assert.Equal("测试 1", cutting.Written(Message.Draft(("r/x", "测试甲"), ("r/y", "1")), "gbk"));
    }

    [Fact]
    public void Half_a_character_goes_back_as_it_came()
    {
        ICodec keeping = Message.Open(Adapter, """{ "cut-character": "kept", "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x 3"] }] }] }""", "gbk");

        Assert.Equal("B0A2B2", Convert.ToHexString(Written(keeping, ("r/x", "阿"), ("r/x.cut", "B2"))));
    }

    [Fact]
    public void Every_float_reads_back_as_the_number_that_was_written()
    {
        ICodec floats = Message.Open(Adapter, """{ "shapes": [{ "name": "a", "records": [{ "name": "r", "fields": ["x float32", "y float64", "z int64"] }] }] }""");

        Gen.Select(Gen.Single, Gen.Double, Gen.Long).Where((x, y, _) => float.IsFinite(x) && double.IsFinite(y)).Sample((x, y, z) =>
        {
            byte[] bytes = [.. BitConverter.GetBytes(x), .. BitConverter.GetBytes(y), .. BitConverter.GetBytes(z)];
            return floats.Write(floats.Read(bytes).Value).Value.Span.SequenceEqual(bytes);
        });
    }

    private static byte[] Written(ICodec codec, params (string Path, string? Text)[] values)
    {
        Outcome<ReadOnlyMemory<byte>> written = codec.Write(Message.Draft(values).Build());
        Assert.True(written.Succeeded, string.Join(' ', written.Issues));
        return written.Value.ToArray();
    }
}
