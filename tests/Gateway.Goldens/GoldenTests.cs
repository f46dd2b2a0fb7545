using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Goldens;

public sealed class GoldenTests
{
    private static readonly bool Approves = Environment.GetEnvironmentVariable("GATEWAY_APPROVE") == "1";
    private static readonly ApprovedOutputs Approved = new(RepositoryFolder.Mappings);

    private static readonly string[] OfThePerson = [".subject", ".patient", ".coverage"];

    private static ImmutableArray<MappingSample> Samples { get; } = MappingSample.All(RepositoryFolder.Mappings);

    public static TheoryData<MappingSample> All => [.. Samples];

    public static TheoryData<MappingSample> Mapped => [.. Samples.Where(sample => sample.IsMapped)];

    public static TheoryData<MappingSample> Accepted => [.. Samples.Where(sample => sample.Outcome == "accepted")];

    public static TheoryData<ReplySample> Replies => [.. ReplySample.All(RepositoryFolder.Mappings)];

    public static TheoryData<MappingSample> Faulty => [.. Samples.Where(sample => !sample.IsMapped)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_comes_out_of_a_sample_is_what_was_approved(MappingSample sample)
    {
        SampleRun run = await RunAsync(sample);

        if (Approves)
        {
            Approved.Approve(sample, run.Outputs);
        }

        Assert.Equal("", string.Join('\n', Approved.Differences(sample, run.Outputs)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_bytes_come_out_the_second_time(MappingSample sample)
    {
        SampleRun first = await RunAsync(sample), second = await RunAsync(sample);

        Assert.Equal(first.Outputs.Keys, second.Outputs.Keys);
        Assert.All(first.Outputs, output => Assert.Equal(output.Value, second.Outputs[output.Key]));
    }

    [Theory]
    [MemberData(nameof(Mapped))]
    public async Task Every_Bundle_is_strict_R4(MappingSample sample)
    {
        SampleRun run = await RunAsync(sample);

        bool goesOn = run.Context.Read?.Message?.Continues is not null; // then whom it is about is in the earlier message
        Assert.Equal("", string.Join('\n', CanonicalJson.ReadStrict(run.Outputs["bundle.json"]).Issues.Where(issue => !goesOn || !Array.Exists(OfThePerson, end => issue.At.Path.EndsWith(end, StringComparison.Ordinal)))));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_sample_that_is_accepted_maps_without_errors_and_has_its_transactions(MappingSample sample)
    {
        SampleRun run = await RunAsync(sample);

        Assert.Equal("", string.Join('\n', run.Issues.Where(issue => issue.IsError)));
        Assert.Contains("transactions.json", run.Outputs.Keys);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_sample_raises_exactly_its_code_and_names_the_place(MappingSample sample)
    {
        SampleRun run = await RunAsync(sample);
        ImmutableArray<Issue> errors = [.. run.Issues.Where(issue => issue.IsError)];

        Assert.Equal(sample.Code, string.Join(' ', errors.Select(issue => issue.Code.Id).Distinct()));
        Assert.All(errors, issue => Assert.True(sample.Code == IssueCodes.MessageUnknown.Id || issue.At != SourceLocation.Whole, $"{issue} names no place."));
    }

    [Theory]
    [MemberData(nameof(Replies), DisableDiscoveryEnumeration = true)]
    public async Task A_known_reply_is_written_from_the_answer_that_it_stands_for(ReplySample reply)
    {
        Outcome<ReadOnlyMemory<byte>> written = await ProductCatalog.Instance.Bench.ReplyAsync(reply, TestContext.Current.CancellationToken);

        Assert.True(written.Succeeded, $"{reply}: {string.Join('\n', written.Issues)}");
        Assert.Equal(Convert.ToHexString(reply.Bytes), Convert.ToHexString(written.Value.Span));
    }

    [Fact]
    public void Nothing_is_approved_for_a_sample_that_is_not_there()
    {
        IEnumerable<string> known = Samples.SelectMany(sample => Approved.EndingsOf(sample).Select(ending => Path.Combine(sample.Source, sample.Version, $"{sample.File}.{ending}")));
        IEnumerable<string> there = Directory.GetFiles(Approved.Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Approved.Root, file))
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != ReplySample.ApprovedFolder);

        Assert.Empty(there.Except(known, StringComparer.Ordinal));
    }

    private static Task<SampleRun> RunAsync(MappingSample sample) => ProductCatalog.Instance.Bench.RunAsync(sample, TestContext.Current.CancellationToken);
}
