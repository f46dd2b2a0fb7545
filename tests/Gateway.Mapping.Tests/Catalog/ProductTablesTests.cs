namespace Gateway.Mapping.Tests.Catalog;

public sealed class ProductTablesTests
{
    [Fact]
    public void The_products_own_tables_have_no_fault()
    {
        MappingCatalog catalog = MappingCatalog.Load(RepositoryFolder.Mappings, new InstalledAdapters());

        Assert.Equal("", string.Join('\n', catalog.Faults));
        Assert.NotNull(catalog.Platform);
        Assert.NotEmpty(catalog.Sources);
    }
}
