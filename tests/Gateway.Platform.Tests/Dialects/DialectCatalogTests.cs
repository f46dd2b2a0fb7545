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
    [InlineData("440300", "tif", "/ebus/gdyb_api/prd/hsa/hgs/2207")]
    [InlineData("130100", "tif", "/ebus/rio_fsi/fsi/api/outpatientSettleService/saveSettletmentV2")]
    [InlineData("330100", "x-ca", "/fsi/api/2207")]
    [InlineData("320102", "csb", "/CSB")]
    [InlineData("430100", "csb", "/shop/2207")]
    [InlineData("220100", "oauth2", "/mbs/fmi/fsi/api/callFsiService/callService")]
    [InlineData("150100", "apikey", "/mss/web/api/fsi/callService")]
    public void An_example_region_stands_for_each_way_of_calling(string area, string transport, string path)
    {
        Dialect dialect = DialectCatalog.Load(Repository.Mappings).Value.Of(area);

        Assert.Equal((transport, path), (dialect.Transport, dialect.PathOf("2207", "shop")));
    }

    [Fact]
    public void Settings_that_are_data_are_read()
    {
        DialectCatalog dialects = DialectCatalog.Load(Repository.Mappings).Value;

        Assert.Equal((FundPayment.WithAccount, FundPayment.WithoutAccount), (dialects.Of("440000").FundPaySumamt, dialects.Of("430000").FundPaySumamt));
        Assert.Equal((DischargeOrder.AfterSettlement, DischargeOrder.BeforeSettlement), (dialects.Of("150000").Discharge, dialects.Of("430000").Discharge));
        Assert.Equal(StatementResult.InstitutionMore, dialects.Of("440000").StatementResults["2"]);
    }
}
