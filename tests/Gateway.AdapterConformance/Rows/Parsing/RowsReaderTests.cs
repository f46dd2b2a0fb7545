using Gateway.Adapter.Rows;

namespace Gateway.AdapterConformance.Rows.Parsing;

public sealed class RowsReaderTests
{
    private const string Layout = """
        { "tables": [{ "name": "Bill", "columns": ["No", "Name", "At", "Total"] }, { "name": "Line", "columns": ["No", "Item"] }, { "name": "Narrow", "columns": ["No"] }],
          "calls": [{ "name": "usp_get", "arguments": ["org", "code"] }] }
        """;

    private readonly ICodec codec = Message.Open(new RowsAdapter(), Layout);

    [Fact]
    public void Rows_of_several_tables_are_groups_in_their_order()
    {
        SourceRecord record = codec.Read("INSERT INTO Bill(No,Name) VALUES('1','甲');INSERT INTO Line(No,Item) VALUES('1','a'),('1','b')").Value;

        Assert.Equal(["Bill", "Line", "Line"], record.Root.Children.Select(row => row.Name));
        Assert.Equal(("甲", "b"), (record["Bill/Name"], record["Line[2]/Item"]));
    }

    [Fact]
    public void Names_become_what_the_layout_writes_and_unknown_columns_stay() =>
        Assert.Equal(("1", "x"), (codec.Read("insert into dbo.[BILL] ([NO], extra) values (1, 'x')").Value["Bill/No"], codec.Read("insert into \"s\".\"bill\"(no,extra) values (1,'x')").Value["Bill/extra"]));

    [Theory]
    [InlineData("12.5000", "12.5000")]
    [InlineData("-1", "-1")]
    [InlineData("'it''s'", "it's")]
    [InlineData("N'甲'", "甲")]
    [InlineData("NULL", null)]
    [InlineData("''", null)]
    [InlineData("TO_DATE('2020-01-02','yyyy-MM-dd')", "2020-01-02")]
    [InlineData("CAST(TO_DATE('2020-01-02','yyyy-MM-dd') AS DATE)", null)]
    [InlineData("DATE '2020-01-02'", "2020-01-02")]
    [InlineData("GETDATE()", null)]
    public void A_value_is_what_is_written(string written, string? value)
    {
        SourceRecord record = codec.Read($"INSERT INTO Bill(No,At) VALUES('1',{written});").Value;

        Assert.Equal(("1", value), (record["Bill/No"], record["Bill/At"]));
    }

    [Fact]
    public void A_row_that_is_copied_from_another_has_what_is_written_there()
    {
        SourceRecord record = codec.Read("INSERT INTO Bill(No,Name,Total) SELECT 'R1',Name,-1 FROM Bill WHERE No='1'; INSERT INTO Line VALUES('R1','x')").Value;

        Assert.Equal(("R1", null, "-1", "x"), (record["Bill/No"], record["Bill/Name"], record["Bill/Total"], record["Line/Item"]));
    }

    [Theory]
    [InlineData("exec usp_get('990001','ZY1')")]
    [InlineData("EXECUTE dbo.usp_get '990001', 'ZY1'")]
    [InlineData("{call usp_get('990001','ZY1')}")]
    [InlineData("-- who?\r\nCALL usp_get(990001,'ZY1');")]
    public void Arguments_of_a_call_have_names_by_their_position(string call) =>
        Assert.Equal(("990001", "ZY1"), (codec.Read(call).Value["usp_get/org"], codec.Read(call).Value["usp_get/code"]));

    [Fact]
    public void The_first_line_of_an_export_tells_which_table_it_is()
    {
        Assert.Equal("Line", codec.Read("NO,ITEM\n1,x\n").Value.Root.FirstChild.Name);
        Assert.Equal("Narrow", codec.Read("no\n1\n").Value.Root.FirstChild.Name);
        Assert.Equal("x", codec.Read("no,name,at,added\r\n1,甲,,x").Value["Bill/added"]);
    }

    [Theory]
    [InlineData("INSERT INTO Bill(No) VALUES('1", "GW2002", 28)]
    [InlineData("INSERT INTO Bill(No,Name) VALUES('1')", "GW2002", 36)]
    [InlineData("INSERT INTO Bill VALUES('1','2','3','4','5')", "GW2004", 0)]
    [InlineData("INSERT INTO Bills(No) VALUES('1')", "GW2005", 12)]
    [InlineData("UPDATE Bill SET No='1'", "GW2005", 0)]
    [InlineData("INSERT INTO Bill(No) VALUES('1'); DROP TABLE Bill", "GW2002", 34)]
    [InlineData("exec Bill('1')", "GW2005", 5)]
    [InlineData("No,Item\n1\n", "GW2004", 8)]
    [InlineData("No,Item\n1,\"x\n", "GW2002", 11)]
    [InlineData("No,,Item\n1,2,3\n", "GW2002", 3)]
    public void A_fault_has_a_code_and_a_place(string message, string code, int at)
    {
        Issue issue = codec.Read(message).Issues[0];

        Assert.Equal((code, at), (issue.Code.Id, issue.At.Offset));
    }
}
