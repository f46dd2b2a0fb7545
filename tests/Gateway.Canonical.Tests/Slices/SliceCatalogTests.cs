namespace Gateway.Canonical.Tests.Slices;

public sealed class SliceCatalogTests
{
    private const string Table = "path,name,element,value\nExtension,*,url,urn:x:{name}\nPatient.identifier,idcard,system,urn:id\nPatient.identifier,idcard,use,official\nIdentifier,visit,system,urn:visit\n";

    [Theory]
    [InlineData("Patient.identifier", "Identifier", "idcard", "system=urn:id,use=official")]
    [InlineData("Encounter.identifier", "Identifier", "visit", "system=urn:visit")]
    [InlineData("Claim.extension", "Extension", "any", "url=urn:x:any")]
    [InlineData("Encounter.identifier", "Identifier", "idcard", "")]
    public void The_nearest_row_says_what_a_slice_is(string path, string type, string name, string expected)
    {
        Assert.Equal(expected, string.Join(',', SliceCatalog.Parse(Table).Find(path, type, name).Select(value => $"{value.Element}={value.Value}")));
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_named()
    {
        Assert.Contains("Row 2", Assert.Throws<FormatException>(() => SliceCatalog.Parse("path,name,element,value\na,b,c\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slice_of_the_product_binds_where_it_stands()
    {
        IEnumerable<string[]> rows = CsvRows();

        Assert.All(rows, row => Assert.True(row[0] == "Extension" || !row[0].Contains('.', StringComparison.Ordinal)
            || ElementModel.Default.TryBind($"{row[0]}[{(row[1] == "*" ? "any" : row[1])}]", null, out _, out _), string.Join(',', row)));
    }

    private static IEnumerable<string[]> CsvRows()
    {
        using var reader = new StreamReader(typeof(SliceCatalog).Assembly.GetManifestResourceStream("Gateway.Canonical.slices.csv")!);
        return [.. Contract.CsvText.Rows(reader.ReadToEnd()).Skip(1).Select(row => row.ToArray())];
    }
}
