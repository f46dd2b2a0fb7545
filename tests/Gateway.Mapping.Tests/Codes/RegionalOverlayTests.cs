using System.Text;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Codes;

/// <summary>The product's own regions: the same line of text means something else in the next province.</summary>
public sealed class RegionalOverlayTests
{
    private const string Nation = "H99999900001";
    private static readonly Encoding Gbk = TextEncodings.TryGet("gbk", out Encoding? found) ? found : throw new NotSupportedException("GBK is part of the code pages provider.");

    private static MappingCatalog Catalog => Samples.ProductSample.Catalog;

    [Theory]
    [InlineData(Nation, "0", "unknown")]
    [InlineData("H99999900011", "0", "female")] // 吉林市
    [InlineData("H99999900012", "0", "unknown")]
    public void Sex(string institution, string code, string expected) =>
        Assert.Equal(expected, Bundle(institution, sex: code).Only<Patient>().Gender!.Value.ToString().ToLowerInvariant());

    [Theory]
    [InlineData(Nation, "12", "12")]
    [InlineData("H99999900012", "12", "14")] // 石家庄
    [InlineData("H99999900012", "14", "11")]
    [InlineData("H99999900013", "12", "41")] // 衡水, the same province
    [InlineData("H99999900013", "21", "11")]
    [InlineData("H99999900014", "14", "41")] // 山西, by the province's table for a city
    [InlineData("H99999900015", "12", "21")] // 贵阳
    [InlineData("H99999900011", "2", "14")] // 吉林省, behind the city's own table
    [InlineData("H99999900016", "2106", "52")] // 湖南
    [InlineData("H99999900018", "6", "11")] // 山东
    [InlineData("H99999900019", "13", "14")] // 云南
    [InlineData(Nation, "13", "13")]
    [InlineData("H99999900020", "S", "14")] // 大连
    public void Kind_of_treatment(string institution, string code, string expected) => Assert.Equal(
        expected,
        Assert.IsType<Code>(Bundle(institution, medType: code).Only<Encounter>().Extension.Single(extension => extension.Url.EndsWith(":med_type", StringComparison.Ordinal)).Value).Value);

    [Theory]
    [InlineData(Nation, "310", "310")]
    [InlineData("H99999900015", "6", "390")] // 贵阳
    [InlineData("H99999900017", "1", "310")] // 天津
    [InlineData("H99999900018", "B", "390")] // 山东
    public void Kind_of_insurance(string institution, string code, string expected) =>
        Assert.Equal(expected, Bundle(institution, insurance: code).Only<Coverage>().Type.Coding[0].Code);

    [Theory]
    [InlineData(Nation, "02", "02")]
    [InlineData("H99999900016", "02", "01")] // 湖南
    [InlineData("H99999900016", "04", "02")]
    [InlineData("H99999900017", "2", "01")] // 天津
    public void Kind_of_document(string institution, string code, string expected) => Assert.Equal(
        expected,
        Assert.IsType<Code>(Bundle(institution, document: code).Only<Patient>().Extension.Single(extension => extension.Url.EndsWith(":psn_cert_type", StringComparison.Ordinal)).Value).Value);

    [Theory]
    [InlineData(Nation, "31")]
    [InlineData("H99999900011", "7")] // 工伤: no target
    public void A_code_of_another_region_is_refused(string institution, string code) =>
        Assert.Contains(Map(institution, medType: code).Issues, issue => issue.Code == IssueCodes.CodeUnmapped);

    [Fact]
    public void No_overlay_repeats_what_the_layer_below_says() => Assert.DoesNotContain(CodeConflicts.Of(Catalog, null), conflict => conflict.IsDead);

    private static Bundle Bundle(string institution, string document = "01", string sex = "1", string insurance = "310", string medType = "11")
    {
        Outcome<MappedMessage> mapped = Map(institution, document, sex, insurance, medType);
        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        return mapped.Value.Bundle;
    }

    private static Outcome<MappedMessage> Map(string institution, string document = "01", string sex = "1", string insurance = "310", string medType = "11")
    {
        byte[] bytes = Gbk.GetBytes($"MZDJ|PT2020000001|20200102093000|{document}|999999198001010011|测试甲|{sex}|{insurance}|{medType}|02|内科|A03|D999999000001|样例医师\r\n");
        ReadMessage read = Catalog.Source("provincial-text")!.Read(bytes).Value;
        return read.Message!.Map(read.Record!, new MapContext(Catalog.Institution(institution)!, ContentId.Of(institution, "provincial-text", bytes), read.ServiceDate));
    }
}
