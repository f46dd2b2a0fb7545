using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class DialectCatalogTests
{
    [Fact]
    public void The_repositorys_dialects_are_whole()
    {
        Dialect dialect = DialectCatalog.Load(Repository.Mappings).Value.Of("999999");

        Assert.Equal(("tif", "/fsi/api/{infno}", 50), (dialect.Transport, dialect.Path, dialect.Batch["2204"]));
    }

    [Theory]
    [InlineData("330183", "330183")]
    [InlineData("330199", "330100")]
    [InlineData("331000", "330000")]
    [InlineData("440300", "000000")]
    public void An_institution_speaks_its_county_else_its_city_else_its_province_else_plain(string area, string expected)
    {
        DialectCatalog dialects = new(new[] { "330183", "330100", "330000" }.Select(code => new Dialect { Area = code, Transport = "tif", Path = "/" }));

        Assert.Equal(expected, dialects.Of(area).Area);
    }

    [Theory]
    [InlineData("area: '330000'\ntransport: carrier-pigeon\npath: /x")]
    [InlineData("area: '33'\ntransport: tif\npath: /x")]
    [InlineData("area: '330000'\ntransport: tif\npath: /x\nhex: lower")]
    [InlineData("area: '330000'\ntransport: tif\npath: /x\ntimeout: soon")]
    [InlineData("area: [")]
    public void A_dialect_that_is_not_of_the_format_is_a_fault_with_its_file(string yaml)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();

        Assert.Null(DialectCatalog.Read(yaml, "regions/x/dialect.yaml", issues));
        Assert.StartsWith("regions/x/dialect.yaml", Assert.Single(issues).At.Path);
    }
}
