using Gateway.Adapter.Excel;

namespace Gateway.AdapterConformance.Excel.Writing;

public sealed class ListWriterTests
{
    private static readonly ExcelAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """{ "lists": [{ "name": "list", "columns": ["代码", "名称", "备注"], "optional": ["备注"], "totals": ["合计"] }] }""");

    [Fact]
    public void Titles_rows_and_totals_read_back_as_they_were_written()
    {
        SourceRecord draft = Message.Draft(("list[1]/sheet", "甲&乙"), ("list[1]/title", "名单"), ("list[1]/row[1]/代码", "0051"), ("list[1]/row[1]/名称", " a<b_x000D_\r"), ("list[1]/row[2]/代码", "2"), ("list[1]/total/代码", "合计"), ("list[2]/row/备注", "x"), ("list[2]/row/代码", "1")).Build();

        SourceRecord again = codec.Read(codec.Write(draft).Value).Value;

        Assert.Equal<IEnumerable<string?>>(["甲&乙", "名单", "0051", " a<b_x000D_\r", "2", "合计", "x"],
            new[] { "list[1]/sheet", "list[1]/title", "list[1]/row[1]/代码", "list[1]/row[1]/名称", "list[1]/row[2]/代码", "list[1]/total/代码", "list[2]/row/备注" }.Select(path => again[path]));
        Assert.Equal(codec.Write(draft).Value.ToArray(), codec.Write(draft).Value.ToArray());
    }

    [Theory]
    [InlineData("list/sheet", "a/b", "GW2006 list/sheet -1")]
    [InlineData("list/row/价格", "1", "GW2006 list/row/价格 -1")]
    [InlineData("other/row/代码", "1", "GW2006 other -1")]
    [InlineData("list/foot", "1", "GW2006 list/foot -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected) =>
        Assert.Equal(expected, Message.IssueOf(codec.Write(Message.Draft((path, text)).Build())));
}
