using Gateway.Adapter.Excel;

namespace Gateway.AdapterConformance.Excel.Parsing;

public sealed class ListReaderTests
{
    private const string Header = "<row><c t=\"str\"><v>代码</v></c><c t=\"str\"><v>名称</v></c></row>";
    private static readonly ExcelAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """{ "lists": [{ "name": "list", "columns": ["代码", "名称"] }] }""");

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".xls")]
    public void Titles_headers_formats_escapes_merged_cells_and_totals_are_what_the_sender_sees(string form)
    {
        Sample sample = Assert.Single(Sample.Of(Adapter), sample => sample.Name.EndsWith(form, StringComparison.Ordinal));

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal<IEnumerable<string?>>(["一级救助", "名单", "测试甲", "999999198001010011 ", "051", "2019-04-29 12:00:00", "测\r乙", "#N/A", "051", "2019-04-29", "2"],
            new[] { "list/sheet", "list/title", "list/row[1]/姓名", "list/row[1]/身份证号码", "list/row[1]/身份类别代码", "list/row[1]/认定时间", "list/row[2]/姓名", "list/row[2]/身份证号码", "list/row[2]/身份类别代码", "list/row[2]/认定时间", "list/total/姓名" }
                .Select(path => record[path]));
    }

    [Fact]
    public void Cells_without_names_follow_one_another() =>
        Assert.Equal("b", codec.Read(Packed.Workbook($"<s>{Header}<row><c><v>1</v></c><c t=\"str\"><v>b</v></c></row></s>")).Value["list/row/名称"]);

    [Theory]
    [InlineData("<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s>&x;</s>", "GW2002", "a DTD")]
    [InlineData("<s><row><c t=\"str\"><v>代码</v></c><c t=\"str\"><v>名称</v></c><c t=\"str\"><v>价格</v></c></row></s>", "GW2002", "a column that nobody named")]
    [InlineData("<s><row><c t=\"str\"><v>代码</v></c></row></s>", "GW2005", "no header")]
    [InlineData("<s><row r=\"2\"/><row r=\"1\"/></s>", "GW2002", "rows out of order")]
    [InlineData("<s><row><c t=\"s\"><v>7</v></c></row></s>", "GW2002", "a shared text that is not there")]
    [InlineData("<s><row>", "GW2002", "cut off")]
    public void What_is_no_safe_list_is_refused(string sheet, string code, string about) =>
        Assert.Equal((code, about), (Assert.Single(codec.Read(Packed.Workbook(sheet)).Issues).Code.Id, about));

    [Fact]
    public void A_value_beside_the_header_s_columns_is_said() =>
        Assert.Equal("GW2002 list/row 0", Message.IssueOf(codec.Read(Packed.Workbook($"<s>{Header}<row><c/><c/><c r=\"D2\"><v>1</v></c></row></s>"))));

    [Fact]
    public void An_archive_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked() =>
        Assert.Equal("GW2007", Assert.Single(codec.Read(Packed.Workbook($"<s>{Header}{new string(' ', 5_000_000)}</s>")).Issues).Code.Id);
}
