using Gateway.Contract;

namespace Gateway.Mapping.Tests.Versions;

public sealed class PlatformVersionTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public PlatformVersionTests()
    {
        mappings.Write("national/platform/nhsa/1.0/plans.yaml", "destination: nhsa\nversion: \"1.0\"\nstatus: released\nplans: {}\n");
        mappings.Write("national/platform/nhsa/1.9/plans.yaml", "destination: nhsa\nversion: \"1.9\"\nstatus: released\neffective: {from: 2024-01-01}\nplans: {}\n");
        mappings.Write("national/platform/nhsa/1.10/plans.yaml", "destination: nhsa\nversion: \"1.10\"\nstatus: released\neffective: {from: 2026-01-01}\nplans: {}\n");
    }

    public void Dispose() => mappings.Dispose();

    [Theory]
    [InlineData(2023, "1.0")]
    [InlineData(2024, "1.9")]
    [InlineData(2026, "1.10")]
    public void The_service_date_picks_the_platforms_version(int year, string version) =>
        Assert.Equal(version, mappings.LoadGood().PlatformOn("nhsa", new DateOnly(year, 6, 1))?.Version);

    [Fact]
    public void A_message_without_a_date_takes_the_newest_and_one_in_flight_the_one_it_began_with()
    {
        MappingCatalog catalog = mappings.LoadGood();

        Assert.Equal("1.10", catalog.PlatformOn("nhsa", null)?.Version);
        Assert.Equal("1.9", catalog.PlatformOf("nhsa", "1.9")?.Version);
        Assert.Null(catalog.PlatformOf("nhsa", "3.0"));
        Assert.Null(catalog.PlatformOn("fhir", null));
    }

    [Fact]
    public void A_draft_of_the_platform_serves_only_days_that_nothing_released_covers()
    {
        mappings.Replace("national/platform/nhsa/1.10/plans.yaml", "status: released", "status: draft");

        Assert.Equal("1.9", mappings.LoadGood().PlatformOn("nhsa", new DateOnly(2026, 6, 1))?.Version);
    }

    [Theory]
    [InlineData("effective: {from: 2024-01-01}", "effective: {from: 1.1.2024}", "effective.from")]
    [InlineData("effective: {from: 2024-01-01}", "effective: {form: 2024-01-01}", "from")]
    [InlineData("status: released", "status: realeased", "released")]
    public void A_wrong_term_is_named(string old, string @new, string expected)
    {
        mappings.Replace("national/platform/nhsa/1.9/plans.yaml", old, @new);

        Issue fault = Assert.Single(mappings.Load().Faults);
        Assert.StartsWith("national/platform/nhsa/1.9/plans.yaml:", fault.At.Path, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Reason, StringComparison.Ordinal);
    }
}
