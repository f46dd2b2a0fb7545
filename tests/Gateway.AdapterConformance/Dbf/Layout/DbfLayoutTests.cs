using Gateway.Adapter.Dbf;

namespace Gateway.AdapterConformance.Dbf.Layout;

public sealed class DbfLayoutTests
{
    [Theory]
    [InlineData("""{}""", "tables")]
    [InlineData("""{"tables":[{"name":"a","fields":[]}]}""", "tables[0].fields")]
    [InlineData("""{"tables":[{"name":"a/b","fields":["A C1"]}]}""", "tables[0].name")]
    [InlineData("""{"tables":[{"name":"a","fields":["A"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A X1"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A N18.17"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A D9"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1","a C2"]}]}""", "tables[0].fields[1]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A I"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["ABCDEFGHIJK C1"]}]}""", "tables[0].fields[0]")]
    [InlineData("""{"tables":[{"name":"a","fields":["A M"]}]}""", "tables[0].fields")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"file":"x.dbf"}]}""", "tables[0].file")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"language":256}]}""", "tables[0].language")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"reserved":"00"}]}""", "tables[0].reserved")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"null-flags":1}]}""", "tables[0].null-flags")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"most-rows":-1}]}""", "tables[0].most-rows")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"],"memo-block":-1}]}""", "tables[0].memo-block")]
    [InlineData("""{"container":"zip","tables":[{"name":"a","fields":["A C1"]}]}""", "tables[0].file")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1","B C1"]},{"name":"b","fields":["b N5","A C1"]}]}""", "tables[1].fields")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"]},{"name":"a","fields":["B C1"]}]}""", "tables[1].name")]
    [InlineData("""{"container":"zip","tables":[{"name":"a","file":"a.dbf","fields":["A C1"]},{"name":"b","file":"b.dbf","fields":["A C1"]}],"join":{"name":"a","tables":["a","b"],"on":["A"]}}""", "join.name")]
    [InlineData("""{"container":"zip","tables":[{"name":"a","file":"a.dbf","fields":["A C1"]},{"name":"b","file":"b.dbf","fields":["A C1"]}],"join":{"name":"c","tables":["a"],"on":["A"]}}""", "join.tables")]
    [InlineData("""{"container":"zip","tables":[{"name":"a","file":"a.dbf","fields":["A C1"]},{"name":"b","file":"b.dbf","fields":["B C1"]}],"join":{"name":"c","tables":["a","b"],"on":["A"]}}""", "join.on")]
    [InlineData("""{"tables":[{"name":"a","fields":["A C1"]},{"name":"b","fields":["B C1"]}],"join":{"name":"c","tables":["a","b"],"on":[]}}""", "join,join.on")]
    public void What_cannot_be_names_its_member(string layout, string members) =>
        Assert.Equal(members.Split(','), Message.FaultsOf(new DbfAdapter(), layout, "gbk"));

    [Fact]
    public void A_name_that_the_encoding_lacks_is_a_fault() =>
        Assert.Equal<IEnumerable<string>>(["tables[0].fields[0]"], Message.FaultsOf(new DbfAdapter(), """{"tables":[{"name":"a","fields":["姓名 C1"]}]}""", "ascii"));
}
