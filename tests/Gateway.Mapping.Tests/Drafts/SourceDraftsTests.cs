using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Drafts;

public sealed class SourceDraftsTests : IDisposable
{
    private readonly TestMappings mappings = new();

    private SourceDrafts Drafts => new(mappings.PathOf(""));

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_next_version_is_a_draft_that_passes_the_check_and_keeps_remarks()
    {
        mappings.Replace("sources/test/1.0/source.yaml", "adapter: json", "# why json\nadapter: json");
        mappings.Write("sources/test/1.0/CHANGELOG.md", "# test\n\n## 1.0\n- First.\n");

        Assert.Equal("sources/test/1.1", Drafts.NextVersion("test@1.0", "1.1", new DateOnly(2026, 1, 1)).Value);

        SourceVersion? draft = mappings.LoadGood().Source("test")?.Version("1.1");
        Assert.Equal((ReleaseStatus.Draft, new DateOnly(2026, 1, 1)), (draft?.Status, draft?.From));
        Assert.Null(draft?.To);
        Assert.Contains("# why json\n", Read("sources/test/1.1/source.yaml"), StringComparison.Ordinal);
        Assert.StartsWith("# test\n\n## 1.1\n- Draft, made from 1.0.", Read("sources/test/1.1/CHANGELOG.md"), StringComparison.Ordinal);
        Assert.Contains("status: released", Read("sources/test/1.0/source.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_several_lines_are_replaced_as_a_whole()
    {
        string yaml = SourceYaml.Set("id: a\neffective:\n  from: 2020-01-01\n\n  to: 2021-01-01\n# remark\nadapter: x\n", "effective", "{}");

        Assert.Equal("id: a\neffective: {}\n# remark\nadapter: x\n", yaml);
    }

    [Theory]
    [InlineData("test@1.0", "1.0", "folder already")]
    [InlineData("test@1.0", "next", "such as 1.1")]
    [InlineData("tset@1.0", "1.1", "'test@1.0'")]
    public void What_cannot_be_made_says_why(string from, string next, string reason)
    {
        Issue issue = Assert.Single(Drafts.NextVersion(from, next, null).Issues);

        Assert.Equal(IssueCodes.PlaceWrong, issue.Code);
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copied_source_passes_the_check()
    {
        Assert.Equal("sources/fresh/1.0", Drafts.NewSource(new NewSourceRequest("fresh", "json") { From = "test" }).Value);

        Assert.Equal(ReleaseStatus.Draft, mappings.LoadGood().Source("fresh")?.Newest.Status);
    }

    [Fact]
    public void A_new_source_takes_over_what_every_sender_has_alike_and_check_names_what_is_to_be_filled_in()
    {
        Assert.True(Drafts.NewSource(new NewSourceRequest("fresh", "json") { Message = "bill", Event = "outpatient.settle" }).Succeeded);

        string[] rows = Read("sources/fresh/1.0/bill.csv").Split('\n');
        Assert.Contains("Claim.status,'active',,,,,,", rows);
        Assert.Contains(rows, row => row.StartsWith("Patient.identifier[idcard].value,,,,,yes,,", StringComparison.Ordinal) && row.Contains("person/card", StringComparison.Ordinal));
        ImmutableArray<Issue> faults = mappings.Load().Faults;
        Assert.Contains(faults, fault => fault.At.Path.StartsWith("sources/fresh/1.0/bill.csv:2:", StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.StartsWith("sources/fresh/1.0/bill.csv:", fault.At.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_source_names_what_the_platform_requires()
    {
        mappings.Write("national/platform/nhsa/1.0/plans.yaml", "plans:\n  inpatient.settle:\n    steps:\n      - {name: a, transaction: \"2207\"}\n");
        mappings.Replace("national/platform/nhsa/1.0/2207.csv", "data,medfee_sumamt,Claim.total.value,,,,,", "data,medfee_sumamt,Claim.total.value,,,,yes,");

        Drafts.NewSource(new NewSourceRequest("fresh", "json") { Message = "bill", Event = "inpatient.settle" });

        Assert.Contains("Claim.total.value,,,,,yes,,待填 fill in · 2207 medfee_sumamt", Read("sources/fresh/1.0/bill.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fresh", "jsno", "bill", "outpatient.settle", "'json'")]
    [InlineData("fresh", "json", "bill", "outpatient.setle", "'outpatient.settle'")]
    [InlineData("Fresh!", "json", "bill", "outpatient.settle", "small letters")]
    [InlineData("fresh", "json", null, null, "--message")]
    public void A_new_source_that_cannot_be_begun_says_why(string source, string adapter, string? message, string? @event, string reason) =>
        Assert.Contains(reason, Assert.Single(Drafts.NewSource(new NewSourceRequest(source, adapter) { Message = message, Event = @event }).Issues).Reason, StringComparison.Ordinal);

    private string Read(string name) => File.ReadAllText(mappings.PathOf(name));
}
