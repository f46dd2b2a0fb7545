using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gateway.Conformance;
using Gateway.Host.Composition;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters check [NAME|FOLDER…]</c>: the conformance suite on adapters and their samples.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string[]> Named = new("adapter") { Description = "Installed adapters by name, or folders: of a plugin, or of a project that was built. Without one, every installed adapter.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Whole = new("--whole") { Description = "Try every byte of every sample, and messages of 64 MB: takes minutes." };
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };

    public static Command Create()
    {
        var check = new Command("check", "Run the conformance suite: samples whole, truncated, corrupted, flooded, nested, huge. Says how many inputs were tried, and the crashes and hangs. Exit 1 if anything fails.") { Named, Whole, Json };
        check.SetAction(Run);
        return check;
    }

    private static int Run(ParseResult parsed)
    {
        string[] named = parsed.GetValue(Named) ?? [];
        ConformanceLimits limits = parsed.GetValue(Whole) ? ConformanceLimits.Whole : ConformanceLimits.Quick;
        ImmutableArray<NamedAdapter?> adapters = named.Length > 0 ? [.. named.Select(one => NamedAdapter.Find(parsed, one))] : [.. Installed(parsed)];
        ImmutableArray<ConformanceReport>.Builder reports = ImmutableArray.CreateBuilder<ConformanceReport>();
        foreach (NamedAdapter adapter in adapters.OfType<NamedAdapter>())
        {
            reports.Add(Check(adapter, limits, isAlone: adapters.Length == 1));
        }

        if (parsed.GetValue(Json))
        {
            System.Console.WriteLine(JsonSerializer.Serialize(reports, CliJson.Options));
        }
        else
        {
            Print(reports);
        }

        return adapters.Contains(null) ? GatewayCommand.WrongUsage : reports.All(report => report.Holds) ? GatewayCommand.Done : GatewayCommand.Failed;
    }

    private static IEnumerable<NamedAdapter> Installed(ParseResult parsed)
    {
        AdapterCatalog adapters = MappingOptions.LoadAdapters(parsed);
        MappingOptions.Print(adapters.Faults);
        return NamedAdapter.Installed(adapters);
    }

    private static ConformanceReport Check(NamedAdapter adapter, ConformanceLimits limits, bool isAlone)
    {
        IReadOnlyList<Sample> samples = [];
        try
        {
            samples = Sample.In(adapter.Samples);
        }
        catch (InvalidDataException wrong)
        {
            System.Console.Error.WriteLine(wrong.Message);
        }

        var suite = new ConformanceSuite(new Subject(adapter.Plugin.Adapter!, samples), limits); // a named adapter has one
        return suite.Run(result => Tell(adapter.Plugin.Manifest.Name, result, isAlone));
    }

    // One line per check where one adapter is looked at; of several, what fails.
    private static void Tell(string adapter, CheckResult result, bool isAlone)
    {
        if (isAlone || !result.Holds)
        {
            System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(result.Holds ? "ok  " : "FAIL")} {(isAlone ? "" : adapter + ": ")}{result.Name} ({result.Tried} tried){(result.Skipped is null ? "" : $" not tried: {result.Skipped}")}"));
            foreach (string fault in result.Faults)
            {
                System.Console.Error.WriteLine($"     {fault}");
            }
        }
    }

    private static void Print(IReadOnlyCollection<ConformanceReport> reports)
    {
        foreach (ConformanceReport report in reports)
        {
            System.Console.WriteLine(report);
        }

        if (reports.Count > 1)
        {
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports.Count} adapters: {reports.Sum(report => report.Tried)} inputs tried, {reports.Sum(report => report.Crashes)} crashes, {reports.Sum(report => report.Hangs)} hangs"));
        }
    }
}
