using Gateway.Adapter.Dbf;

namespace Gateway.AdapterConformance.Dbf.Writing;

public sealed class TableWriterTests
{
    private const string OneTable = """{"tables":[{"name":"SM","fields":["TEXT C6","JKACCR N8.2","DAY D"],"too-long":"TOO"}]}""";

    [Fact]
    public void A_number_gets_the_places_of_its_field_and_a_missing_value_blanks()
    {
        byte[] written = Write("refused", ("SM/header/date", "2020-01-02"), ("SM/row/JKACCR", "-20.5")).Value.ToArray();

        Assert.Equal(" " + "      " + "  -20.50" + "        " + "\u001A", Latin(written[129..]));
        Assert.Equal<IEnumerable<byte>>([0x03, 120, 1, 2, 1, 0, 0, 0, 129, 0, 23, 0], written[..12]);
    }

    [Theory]
    [InlineData("JKACCR", "12.345")]
    [InlineData("JKACCR", "123456.00")]
    [InlineData("JKACCR", "1,5")]
    [InlineData("TEXT", "七个字节")]
    [InlineData("TEXT", "😀😀")]
    [InlineData("DAY", "2020-01-02")]
    [InlineData("NONE", "1")]
    public void What_a_field_cannot_hold_is_refused_by_name(string field, string text) =>
        Assert.Equal($"GW2006 SM/row/{field} -1", Message.IssueOf(Write("refused", ($"SM/row/{field}", text))));

    [Fact]
    public void Text_is_cut_behind_a_whole_character_where_the_layout_says_so() =>
        Assert.Equal("  七个字", Message.Open(new DbfAdapter(), OneTable.Replace("TOO", "cut", StringComparison.Ordinal), "gbk")
            .Read(Write("cut", ("SM/row/TEXT", "七个字节")).Value).Value["SM/row/TEXT"]!.PadLeft(5));

    [Fact]
    public void A_record_of_nothing_is_no_file() => Assert.True(Write("refused").Value.IsEmpty);

    [Fact]
    public void A_table_that_the_layout_lacks_is_refused() => Assert.Equal("GW2006 XX -1", Message.IssueOf(Write("refused", ("XX/row/A", "1"))));

    private static Outcome<ReadOnlyMemory<byte>> Write(string tooLong, params (string Path, string? Text)[] values) =>
        Message.Open(new DbfAdapter(), OneTable.Replace("TOO", tooLong, StringComparison.Ordinal), "gbk").Write(Message.Draft(values).Build());

    private static string Latin(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);
}
