using System.Globalization;
using System.Text;
using CsCheck;
using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Versions;

public sealed class AsOfTests : IDisposable
{
    private const string Woman2023 = """{"id":"M1","person":{"card":"999999198001010016","sex":"2"},"bill":{"no":"B1","date":"20230510","visits":"V1","item":[{"count":"2","unit":"he","amount":"10.5"}]}}""";
    private readonly TestMappings mappings = new();

    public AsOfTests()
    {
        foreach (string file in Directory.GetFiles(mappings.PathOf("sources/test/1.0"), "*", SearchOption.AllDirectories))
        {
            mappings.Write(Path.GetRelativePath(mappings.PathOf(""), file).Replace("test/1.0", "test/2.0", StringComparison.Ordinal), File.ReadAllText(file));
        }

        mappings.Replace("sources/test/2.0/source.yaml", "version: \"1.0\"", "version: \"2.0\"");
        mappings.Replace("sources/test/2.0/source.yaml", "effective: {from: 2020-01-01, to: 2025-12-31}", "effective: {from: 2026-01-01}");
        mappings.Replace("sources/test/2.0/codes/unit.csv", "BOX", "PACK");
    }

    public void Dispose() => mappings.Dispose();

    [Theory]
    [InlineData("2023-06-01", "1.0", "female", "BOX")]
    [InlineData("2024-01-01", "1.0", "other", "BOX")]
    [InlineData("2026-01-01", "2.0", "other", "PACK")]
    public void Another_day_picks_the_version_and_the_code_rows_of_that_day(string day, string version, string gender, string unit)
    {
        ReadMessage read = ReadAsOf(Woman2023, Day(day)).Value;
        Bundle bundle = Map(read, Woman2023);

        Assert.Equal(version, read.Version!.Version);
        Assert.Equal(gender, bundle.Only<Patient>().Gender!.Value.ToString().ToLowerInvariant());
        Assert.Equal(unit, bundle.Only<ChargeItem>().Quantity.Unit);
        Assert.Equal(new DateOnly(2023, 5, 10), ServiceDay.Of(bundle)); // what the message says of itself stays
    }

    [Fact]
    public void The_day_of_the_message_itself_changes_nothing() => Gen.Date[new DateTime(2020, 1, 1), new DateTime(2027, 12, 31)].Sample(date =>
    {
        string json = Woman2023.Replace("20230510", date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        ReadMessage plain = Messages.Read(Catalog, json), asOf = ReadAsOf(json, DateOnly.FromDateTime(date)).Value;

        Assert.Equal(CanonicalJson.Write(Map(plain, json)), CanonicalJson.Write(Map(asOf, json)));
    }, iter: 100);

    [Fact]
    public void A_day_that_no_version_covers_is_refused()
    {
        Outcome<ReadMessage> read = ReadAsOf(Woman2023, Day("2019-12-31"));

        Assert.Equal(IssueCodes.VersionMissing, Assert.Single(read.Issues).Code);
    }

    [Fact]
    public void A_retired_version_was_in_force_in_its_time_but_takes_no_new_message()
    {
        mappings.Replace("sources/test/1.0/source.yaml", "status: released", "status: retired");

        Assert.Equal("1.0", ReadAsOf(Woman2023, Day("2023-05-10")).Value.Version!.Version);
        Assert.Equal(IssueCodes.VersionMissing, Assert.Single(Catalog.Source("test")!.Read(Encoding.UTF8.GetBytes(Woman2023)).Issues).Code);
    }

    [Fact]
    public void A_version_that_a_message_began_with_reads_it_whatever_its_date()
    {
        SourceVersion second = Catalog.Source("test")!.Version("2.0")!;

        Assert.Equal("2.0", Source.ReadBy(second, Encoding.UTF8.GetBytes(Woman2023)).Value.Version!.Version);
    }

    private MappingCatalog Catalog => mappings.LoadGood();

    private Outcome<ReadMessage> ReadAsOf(string json, DateOnly day) => Catalog.Source("test")!.ReadAsOf(Encoding.UTF8.GetBytes(json), day);

    private Bundle Map(ReadMessage read, string json)
    {
        var context = new MapContext(Catalog.Institution(TestMappings.Hospital)!, ContentId.Of(TestMappings.Hospital, "test", Encoding.UTF8.GetBytes(json)), read.ServiceDate) { TablesOn = read.TablesOn };
        Outcome<MappedMessage> mapped = read.Message!.Map(read.Record!, context);
        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        return mapped.Value.Bundle;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
