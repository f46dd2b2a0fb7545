using System.CommandLine;
using System.Text;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Cli;

/// <summary><c>mappings test [SOURCE[@VERSION]…] [--approve]</c>: samples against what was approved.</summary>
internal static class TestVerb
{
    private const int ShownChanges = 20;

    private static readonly Argument<string[]> Versions = new("source") { Description = "ID or ID@VERSION; without a version all of the source, without a source every one.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Approve = new("--approve") { Description = "Approve what comes out now." };

    public static Command Create()
    {
        var test = new Command("test", "Run samples and compare with expected.csv and with the approved outputs, byte for byte. Exit 1 on any difference.") { Versions, Approve };
        test.SetAction(RunAsync);
        return test;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(root, catalog);
        if (!knowledge.Succeeded || adapters.Faults.Any())
        {
            MappingOptions.Print([.. adapters.Faults, .. knowledge.Issues]);
            return GatewayCommand.Failed;
        }

        string[] wanted = parsed.GetValue(Versions) ?? [];
        if (Array.Find(wanted, name => !IsThere(catalog, name)) is { } unknown)
        {
            VersionName.Find(catalog, unknown); // says which there are
            MappingOptions.Print(catalog.Faults.Where(fault => fault.IsError));
            return GatewayCommand.WrongUsage;
        }

        MappingSample[] samples = [.. MappingSample.All(root).Where(sample => catalog.Source(sample.Source)?.Version(sample.Version) is not null && (wanted.Length == 0 || wanted.Any(name => name == sample.Source || name == $"{sample.Source}@{sample.Version}")))];
        var bench = new SampleBench(root, catalog, knowledge.Value);
        var approved = new ApprovedOutputs(root);
        int bad = 0;
        foreach (MappingSample sample in samples)
        {
            SampleRun run = await bench.RunAsync(sample, cancellationToken);
            bad += Test(sample, run, approved, parsed.GetValue(Approve)) ? 0 : 1;
        }

        System.Console.WriteLine($"{samples.Length} samples: {samples.Length - bad} as expected, {bad} not");
        HashSet<(string Source, string Version)> chosen = [.. samples.Select(sample => (sample.Source, sample.Version))];
        ReplySample[] replies = [.. ReplySample.All(root).Where(reply => chosen.Contains((reply.Source, reply.Version)))];
        int unlike = 0;
        foreach (ReplySample reply in replies)
        {
            unlike += Test(reply, await bench.ReplyAsync(reply, cancellationToken)) ? 0 : 1;
        }

        if (replies.Length > 0)
        {
            System.Console.WriteLine($"{replies.Length} replies: {replies.Length - unlike} byte for byte, {unlike} not");
        }

        return bad + unlike == 0 ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static bool IsThere(MappingCatalog catalog, string name) => name.Split('@', 2) is var parts && (parts.Length == 2 ? catalog.Source(parts[0])?.Version(parts[1]) is not null : catalog.Source(name) is not null);

    private static bool Test(MappingSample sample, SampleRun run, ApprovedOutputs approved, bool approve)
    {
        string? contradiction = run.Contradiction();
        OutputDifference[] differences = [.. approved.Differences(sample, run.Outputs)];
        if (contradiction is null && differences.Length == 0)
        {
            return true;
        }

        System.Console.WriteLine($"{sample}{(approve ? " (approved)" : "")}");
        if (contradiction is not null)
        {
            System.Console.WriteLine($"  {contradiction}");
            MappingOptions.Print(run.Issues.Where(issue => issue.IsError));
        }

        OutputDifference[] unseen = [.. differences.Where(difference => difference.Approved is null)];
        if (unseen.Length > 0)
        {
            System.Console.WriteLine($"  {(approve ? "new" : "not approved yet: look at them, then --approve")}: {string.Join(", ", unseen.Select(difference => difference.Ending))}");
        }

        foreach (OutputDifference difference in differences.Except(unseen))
        {
            Print(difference);
        }

        if (approve)
        {
            approved.Approve(sample, run.Outputs);
        }

        return approve && contradiction is null;
    }

    private static bool Test(ReplySample reply, Outcome<ReadOnlyMemory<byte>> written)
    {
        if (!written.TryGetValue(out ReadOnlyMemory<byte> bytes))
        {
            System.Console.WriteLine(reply);
            MappingOptions.Print(written.Issues);
            return false;
        }

        byte[] expected = reply.Bytes;
        int same = bytes.Span.CommonPrefixLength(expected);
        if (same == expected.Length && same == bytes.Length)
        {
            return true;
        }

        System.Console.WriteLine(reply);
        System.Console.WriteLine($"  differs from byte {same}: expected {Around(expected, same)}");
        System.Console.WriteLine($"  written {Around(bytes.Span, same)}");
        return false;
    }

    /// <summary>A few bytes from a place on, as hexadecimal digits and as text.</summary>
    private static string Around(ReadOnlySpan<byte> bytes, int at)
    {
        ReadOnlySpan<byte> shown = bytes[Math.Max(0, at - 8)..Math.Min(bytes.Length, at + 24)];
        return $"{Convert.ToHexString(shown)} '{Encoding.Latin1.GetString(shown)}' ({bytes.Length} bytes)";
    }

    private static void Print(OutputDifference difference)
    {
        ValueChange[] changes = [.. difference.Changes()];
        System.Console.WriteLine($"  {difference.Ending}: {changes.Length} differences");
        foreach (ValueChange change in changes.Take(ShownChanges))
        {
            System.Console.WriteLine($"    {change.Place}: {change.Old ?? "(nothing)"} -> {change.New ?? "(nothing)"}");
        }

        if (changes.Length > ShownChanges)
        {
            System.Console.WriteLine($"    and {changes.Length - ShownChanges} more: compare {difference.Path}");
        }
    }
}
