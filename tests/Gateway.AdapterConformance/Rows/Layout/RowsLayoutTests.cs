using Gateway.Adapter.Rows;

namespace Gateway.AdapterConformance.Rows.Layout;

public sealed class RowsLayoutTests
{
    [Theory]
    [InlineData("""{ }""", "tables")]
    [InlineData("""{ "tables": [{ "columns": ["a"] }] }""", "tables[0].name")]
    [InlineData("""{ "tables": [{ "name": "text", "columns": ["a"] }] }""", "tables[0].name")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "calls": [{ "name": "T", "arguments": ["a"] }] }""", "calls[0].name")]
    [InlineData("""{ "tables": [{ "name": "t" }] }""", "tables[0].columns")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a", "A"] }] }""", "tables[0].columns[1]")]
    [InlineData("""{ "calls": [{ "name": "p", "arguments": ["a/b"] }] }""", "calls[0].arguments[0]")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "writes": "xml" }""", "writes")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "max-bytes": 0 }""", "max-bytes")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "texts": ["a", "A"] }""", "texts[1]")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "texts": ["t"] }""", "tables[0].name")]
    [InlineData("""{ "tables": [{ "name": "t", "columns": ["a"] }], "separator": "" }""", "separator")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new RowsAdapter(), layout));
}
