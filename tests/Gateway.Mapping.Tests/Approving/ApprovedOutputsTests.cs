using System.Text;

namespace Gateway.Mapping.Tests.Approving;

public sealed class ApprovedOutputsTests : IDisposable
{
    private static readonly MappingSample Sample = new("test", "1.1", "settle.json", "accepted", "", "nowhere");
    private readonly string root = Directory.CreateTempSubdirectory("approved-").FullName;

    [Fact]
    public void What_was_approved_differs_in_nothing()
    {
        Approved.Approve(Sample, Outputs("""{"entry":[]}"""));

        Assert.Empty(Approved.Differences(Sample, Outputs("""{"entry":[]}""")));
    }

    [Fact]
    public void A_byte_more_is_a_difference()
    {
        Approved.Approve(Sample, Outputs("""{"entry":[]}"""));

        Assert.Single(Approved.Differences(Sample, Outputs("""{"entry":[]} """)));
    }

    [Fact]
    public void A_difference_names_the_element_with_both_values()
    {
        Approved.Approve(Sample, Outputs("""{"entry":[{"resource":{"resourceType":"Patient","identifier":[{"system":"a","value":"1"}]}}]}"""));
        OutputDifference difference = Assert.Single(Approved.Differences(Sample, Outputs("""{"entry":[{"resource":{"resourceType":"Patient","identifier":[{"system":"b","value":"0"},{"system":"a","value":"2"}]}}]}""")));

        Assert.Contains(new ValueChange("entry[Patient].resource.identifier[a].value", "1", "2"), difference.Changes());
        Assert.Contains(new ValueChange("entry[Patient].resource.identifier[b].value", null, "0"), difference.Changes());
    }

    [Fact]
    public void What_is_not_approved_yet_and_what_comes_out_no_more_both_show()
    {
        Approved.Approve(Sample, new Dictionary<string, byte[]> { ["issues.txt"] = "x"u8.ToArray() });

        Assert.Equal(["issues.txt", "bundle.json"], Approved.Differences(Sample, Outputs("{}")).Select(difference => difference.Ending));
    }

    [Fact]
    public void Approving_removes_what_comes_out_no_more()
    {
        Approved.Approve(Sample, new Dictionary<string, byte[]> { ["issues.txt"] = "x"u8.ToArray() });
        Approved.Approve(Sample, Outputs("{}"));

        Assert.Equal(["bundle.json"], Approved.EndingsOf(Sample));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private ApprovedOutputs Approved => new(root);

    private static Dictionary<string, byte[]> Outputs(string bundle) => new() { ["bundle.json"] = Encoding.UTF8.GetBytes(bundle) };
}
