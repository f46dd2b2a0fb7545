using System.CommandLine;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings release ID@VERSION</c>: makes a draft final.</summary>
internal static class ReleaseVerb
{
    private const string Ledger = "released.txt";

    public static Command Create()
    {
        var version = new Argument<string>("id@version") { Description = "The source version, e.g. fujian-ini@1.0." };
        var release = new Command("release", "Check a draft, mark it released and note its hash in released.txt. From then on it never changes.") { version };
        release.SetAction(parsed => Release(parsed, parsed.GetRequiredValue(version)));
        return release;
    }

    private static int Release(ParseResult parsed, string wanted)
    {
        (MappingCatalog catalog, AdapterCatalog adapters) = MappingOptions.Load(parsed);
        Issue[] errors = [.. adapters.Faults, .. catalog.Faults.Where(fault => fault.IsError)];
        if (errors.Length > 0)
        {
            MappingOptions.Print(errors);
            return GatewayCommand.Failed;
        }

        string[] parts = wanted.Split('@', 2);
        if (parts.Length != 2 || catalog.Source(parts[0])?.Version(parts[1]) is not { } draft)
        {
            System.Console.Error.WriteLine($"There is no {wanted}: expected ID@VERSION of {string.Join(", ", catalog.Sources.SelectMany(source => source.Versions.Select(one => $"{source.Id}@{one.Version}")))}.");
            return GatewayCommand.WrongUsage;
        }

        if (draft.Status != ReleaseStatus.Draft)
        {
            System.Console.Error.WriteLine($"{wanted} is {draft.Status.ToString().ToLowerInvariant()} already; a change is a new version folder.");
            return GatewayCommand.Failed;
        }

        string root = GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings)), name = $"sources/{parts[0]}/{parts[1]}", folder = Path.Combine(root, name), yaml = Path.Combine(folder, "source.yaml");
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("status: draft", "status: released", StringComparison.Ordinal));
        string hash = ReleasedFolders.HashOf(folder);
        File.AppendAllText(Path.Combine(root, Ledger), $"{hash}  {name}\n");
        System.Console.WriteLine($"{hash}  {name}");
        return GatewayCommand.Done;
    }
}
