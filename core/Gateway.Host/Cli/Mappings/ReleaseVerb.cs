using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Host.Cli;

/// <summary><c>mappings release ID@VERSION</c>: makes a draft final. ID is a source or a destination (nhsa, fhir).</summary>
internal static class ReleaseVerb
{
    private const string Ledger = "released.txt";

    public static Command Create()
    {
        var version = new Argument<string>("id@version") { Description = "The version of a source or of a platform's tables, e.g. fujian-ini@1.0 or nhsa@1.0." };
        var release = new Command("release", "Check a draft, mark it released and note its hash in released.txt. From then on it never changes.") { version };
        release.SetAction(parsed => Release(parsed, parsed.GetRequiredValue(version)));
        return release;
    }

    private static int Release(ParseResult parsed, string wanted)
    {
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings));
        Issue[] errors = [.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError), .. PlatformKnowledge.Load(root, catalog).Issues.Where(fault => fault.IsError)];
        if (errors.Length > 0)
        {
            MappingOptions.Print(errors);
            return GatewayCommand.Failed;
        }

        string[] parts = wanted.Split('@', 2);
        if (parts.Length != 2 || Find(catalog, parts[0], parts[1]) is not { } draft)
        {
            System.Console.Error.WriteLine($"There is no {wanted}: expected ID@VERSION of {string.Join(", ", Known(catalog))}.");
            return GatewayCommand.WrongUsage;
        }

        if (draft.Version.Status != ReleaseStatus.Draft)
        {
            System.Console.Error.WriteLine($"{wanted} is {draft.Version.Status.ToString().ToLowerInvariant()} already; a change is a new version folder.");
            return GatewayCommand.Failed;
        }

        string folder = Path.Combine(root, draft.Folder), yaml = Path.Combine(folder, draft.Settings);
        string text = File.ReadAllText(yaml);
        if (!text.Contains("status: draft", StringComparison.Ordinal))
        {
            System.Console.Error.WriteLine($"{draft.Folder}/{draft.Settings}: expected a line 'status: draft'; write one, then release.");
            return GatewayCommand.Failed;
        }

        File.WriteAllText(yaml, text.Replace("status: draft", "status: released", StringComparison.Ordinal));
        string hash = ReleasedFolders.HashOf(folder);
        File.AppendAllText(Path.Combine(root, Ledger), $"{hash}  {draft.Folder}\n");
        System.Console.WriteLine($"{hash}  {draft.Folder}");
        return GatewayCommand.Done;
    }

    private static Draft? Find(MappingCatalog catalog, string id, string version) =>
        catalog.Source(id)?.Version(version) is { } source ? new Draft(source, $"sources/{id}/{version}", "source.yaml")
        : catalog.PlatformOf(id, version) is { } tables ? new Draft(tables, $"national/platform/{id}/{version}", "plans.yaml")
        : null;

    private static IEnumerable<string> Known(MappingCatalog catalog) =>
        catalog.Sources.SelectMany(source => source.Versions.Select(one => $"{source.Id}@{one.Version}")).Concat(catalog.Platforms.Select(tables => $"{tables.Kind}@{tables.Version}"));

    /// <summary>What is to be released, its folder and the file that says its status.</summary>
    private sealed record Draft(IVersioned Version, string Folder, string Settings);
}
