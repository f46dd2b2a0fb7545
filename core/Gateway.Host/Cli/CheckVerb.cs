using System.CommandLine;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Host.Cli;

/// <summary><c>check [PATH…]</c>: every mapping, source and adapter; all faults at once.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string[]> Paths = new("path") { Description = "Mappings folders; without one, the usual one.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> SourceId = new("--source") { Description = "Show the faults of this source and of the institutions that use it; those elsewhere are only counted." };
    private static readonly Option<bool> Json = new("--json") { Description = "Faults as a JSON array on stdout." };

    public static Command Create()
    {
        var check = new Command("check", "Check every mapping, source and adapter. Exit 1 on any error that is shown.") { Paths, SourceId, Json };
        MappingOptions.AddTo(check);
        check.SetAction(Run);
        return check;
    }

    private static int Run(ParseResult parsed)
    {
        AdapterCatalog adapters = MappingOptions.LoadAdapters(parsed);
        string[] roots = parsed.GetValue(Paths) is { Length: > 0 } named ? named : [GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings))];
        string? source = parsed.GetValue(SourceId);
        if (source is not null && !roots.Any(root => Directory.Exists(Path.Combine(root, "sources", source))))
        {
            string[] known = [.. roots.Select(root => new DirectoryInfo(Path.Combine(root, "sources"))).Where(sources => sources.Exists).SelectMany(sources => sources.GetDirectories()).Select(folder => folder.Name).Order(StringComparer.Ordinal)];
            System.Console.Error.WriteLine($"There is no source {source}: expected one of {string.Join(", ", known)}.{NearestName.Hint(source, known)}");
            return GatewayCommand.WrongUsage;
        }

        MappingCatalog[] catalogs = [.. roots.Select(root => MappingCatalog.Load(root, adapters))];
        Issue[] all = [.. ((IEnumerable<Issue>)[.. adapters.Faults, .. catalogs.SelectMany(catalog => catalog.Faults), .. roots.Zip(catalogs, PlatformKnowledge.Load).SelectMany(knowledge => knowledge.Issues)]).Distinct()];
        Issue[] shown = source is null ? all : [.. all.Where(Concerns(source, catalogs))];
        Report(shown, parsed.GetValue(Json));
        string elsewhere = shown.Length == all.Length ? "" : $" Elsewhere: {Count([.. all.Except(shown)])}.";
        System.Console.Error.WriteLine($"{adapters.All.Count()} adapters, {catalogs.Sum(catalog => catalog.Sources.Sum(known => known.Versions.Length))} source versions, {catalogs.Sum(catalog => catalog.Institutions.Length)} institutions: {Count(shown)}.{elsewhere}");
        return shown.Any(fault => fault.IsError) ? GatewayCommand.Failed : GatewayCommand.Done;
    }

    private static string Count(Issue[] faults) => $"{faults.Count(fault => fault.IsError)} errors, {faults.Count(fault => !fault.IsError)} warnings";

    private static Func<Issue, bool> Concerns(string source, MappingCatalog[] catalogs)
    {
        // An institution that did not load may be the one that was just written for this source, so its faults are shown.
        string[] others = [.. catalogs.SelectMany(catalog => catalog.Institutions).Where(institution => !institution.Sources.Contains(source)).Select(institution => $"institutions/{institution.Code}/")];
        return fault => fault.At.Path.StartsWith($"sources/{source}/", StringComparison.Ordinal)
            || (fault.At.Path.StartsWith("institutions/", StringComparison.Ordinal) && !Array.Exists(others, other => fault.At.Path.StartsWith(other, StringComparison.Ordinal)));
    }

    private static void Report(Issue[] faults, bool asJson)
    {
        if (asJson)
        {
            var rows = faults.Select(fault => new { place = fault.At.Path, code = fault.Code.Id, severity = fault.Code.Severity.ToString().ToLowerInvariant(), chinese = fault.Code.Chinese, english = fault.Code.English, expected = fault.Reason });
            System.Console.WriteLine(JsonSerializer.Serialize(rows, CliJson.Options));
            return;
        }

        MappingOptions.Print(faults);
    }
}
