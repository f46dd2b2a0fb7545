using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Goldens;

public sealed class GoldenTests
{
    public static TheoryData<Sample> All => [.. Sample.All];

    public static TheoryData<Sample> Mapped => [.. Sample.All.Where(sample => sample.IsMapped)];

    public static TheoryData<Sample> Accepted => [.. Sample.All.Where(sample => sample.Outcome == "accepted")];

    public static TheoryData<Sample> Faulty => [.. Sample.All.Where(sample => !sample.IsMapped)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_comes_out_of_a_sample_is_what_was_approved(Sample sample)
    {
        SampleRun run = await SampleRun.OfAsync(sample);

        Assert.Equal("", string.Join('\n', ApprovedFiles.Differences(sample, run.Outputs)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_bytes_come_out_the_second_time(Sample sample)
    {
        SampleRun first = await SampleRun.OfAsync(sample), second = await SampleRun.OfAsync(sample);

        Assert.Equal(first.Outputs.Keys, second.Outputs.Keys);
        Assert.All(first.Outputs, output => Assert.Equal(output.Value, second.Outputs[output.Key]));
    }

    [Theory]
    [MemberData(nameof(Mapped))]
    public async Task Every_Bundle_is_strict_R4(Sample sample)
    {
        SampleRun run = await SampleRun.OfAsync(sample);

        Assert.Equal("", string.Join('\n', CanonicalJson.ReadStrict(run.Outputs["bundle.json"]).Issues));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_sample_that_is_accepted_maps_without_errors_and_has_its_transactions(Sample sample)
    {
        SampleRun run = await SampleRun.OfAsync(sample);

        Assert.Equal("", string.Join('\n', run.Issues.Where(issue => issue.IsError)));
        Assert.Contains("transactions.json", run.Outputs.Keys);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_sample_raises_exactly_its_code_and_names_the_place(Sample sample)
    {
        SampleRun run = await SampleRun.OfAsync(sample);
        ImmutableArray<Issue> errors = [.. run.Issues.Where(issue => issue.IsError)];

        Assert.Equal(sample.Code, string.Join(' ', errors.Select(issue => issue.Code.Id).Distinct()));
        Assert.All(errors, issue => Assert.True(sample.Code == IssueCodes.MessageUnknown.Id || issue.At != SourceLocation.Whole, $"{issue} names no place."));
    }

    [Fact]
    public void Nothing_is_approved_for_a_sample_that_is_not_there()
    {
        IEnumerable<string> known = Sample.All.SelectMany(sample => ApprovedFiles.EndingsOf(sample).Select(ending => Path.Combine(sample.Source, sample.Version, $"{sample.File}.{ending}")));
        IEnumerable<string> there = Directory.GetFiles(RepositoryFolder.Approved, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFolder.Approved, file));

        Assert.Empty(there.Except(known, StringComparer.Ordinal));
    }
}
