using Gateway.Adapter.Rows;

namespace Gateway.AdapterConformance.Rows.Writing;

public sealed class RowsWriterTests
{
    private const string Tables = """ "tables": [{ "name": "Result", "columns": ["No", "Total", "Why"] }, { "name": "Other", "columns": ["No"] }] """;

    [Fact]
    public void Rows_are_written_as_statements()
    {
        ICodec codec = Message.Open(new RowsAdapter(), $"{{ {Tables} }}");

        Assert.Equal(
            "INSERT INTO Result(No,Why) VALUES('1','it''s');\r\nINSERT INTO Other(No) VALUES(NULL);\r\n",
            codec.Written(Message.Draft(("Result/No", "1"), ("Result/Why", "it's"), ("Other/No", null))));
    }

    [Fact]
    public void Csv_has_every_column_of_the_layout()
    {
        ICodec codec = Message.Open(new RowsAdapter(), $$"""{ "writes": "csv", "line-end": "lf", {{Tables}} }""");

        Assert.Equal("No,Total,Why\n1,,\"a,\"\"b\"\"\"\n", codec.Written(Message.Draft(("Result/Why", "a,\"b\""), ("Result/No", "1"))));
    }

    [Fact]
    public void Csv_holds_one_table_only()
    {
        ICodec codec = Message.Open(new RowsAdapter(), $$"""{ "writes": "csv", {{Tables}} }""");

        Issue fault = Assert.Single(codec.Write(Message.Draft(("Result/No", "1"), ("Other/No", "2")).Build()).Issues);

        Assert.Equal((IssueCodes.ValueUnwritable, "Other"), (fault.Code, fault.At.Path));
    }

    [Fact]
    public void Texts_are_written_in_the_order_of_the_layout()
    {
        ICodec codec = Message.Open(new RowsAdapter(), $$"""{ "writes": "text", "texts": ["a", "b", "c"], {{Tables}} }""");

        Assert.Equal("1||3", codec.Written(Message.Draft(("c", "3"), ("a", "1"))));
        Assert.Equal("b", Assert.Single(codec.Write(Message.Draft(("b", "x|y")).Build()).Issues).At.Path);
    }

    [Fact]
    public void A_text_is_written_as_it_is() =>
        Assert.Equal("00,5.50,20.50", Message.Open(new RowsAdapter(), $$"""{ "writes": "text", {{Tables}} }""").Written(Message.Draft(("text", "00,5.50,20.50"))));
}
