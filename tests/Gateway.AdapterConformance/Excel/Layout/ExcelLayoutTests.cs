using Gateway.Adapter.Excel;

namespace Gateway.AdapterConformance.Excel.Layout;

public sealed class ExcelLayoutTests
{
    [Theory]
    [InlineData("""{ }""", "lists")]
    [InlineData("""{ "lists": [{ "columns": ["a"] }] }""", "lists[0].name")]
    [InlineData("""{ "lists": [{ "name": "x" }] }""", "lists[0].columns")]
    [InlineData("""{ "lists": [{ "name": "x", "columns": ["a"], "optional": ["a"] }] }""", "lists[0].columns")]
    [InlineData("""{ "lists": [{ "name": "x", "columns": ["a", "a"] }] }""", "lists[0].columns[1]")]
    [InlineData("""{ "lists": [{ "name": "x", "columns": ["a/b"] }] }""", "lists[0].columns[0]")]
    [InlineData("""{ "lists": [{ "name": "x", "columns": ["a"], "optional": ["b"] }] }""", "lists[0].optional[0]")]
    [InlineData("""{ "lists": [{ "name": "x", "columns": ["a"] }, { "name": "x", "columns": ["b"] }] }""", "lists[1].name")]
    public void A_fault_names_its_member(string layout, string member) =>
        Assert.Equal<IEnumerable<string>>([member], Message.FaultsOf(new ExcelAdapter(), layout));
}
