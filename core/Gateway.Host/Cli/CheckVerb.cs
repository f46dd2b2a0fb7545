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
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Mappings folders; without one, the usual one.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Faults as a JSON array on stdout." };
        var check = new Command("check", "Check every mapping, source and adapter. Exit 1 on any error.") { paths, json };
        MappingOptions.AddTo(check);
        check.SetAction(parsed =>
        {
            AdapterCatalog adapters = AdapterCatalog.Load(GatewayFolders.Plugins(parsed.GetValue(MappingOptions.Plugins)));
            string[] roots = parsed.GetValue(paths) is { Length: > 0 } named ? named : [GatewayFolders.Mappings(parsed.GetValue(MappingOptions.Mappings))];
            MappingCatalog[] catalogs = [.. roots.Select(root => MappingCatalog.Load(root, adapters))];
            Issue[] faults = [.. adapters.Faults, .. catalogs.SelectMany(catalog => catalog.Faults), .. roots.Zip(catalogs, PlatformKnowledge.Load).SelectMany(knowledge => knowledge.Issues)];
            Report(faults, parsed.GetValue(json));
            System.Console.Error.WriteLine($"{adapters.All.Count()} adapters, {catalogs.Sum(catalog => catalog.Sources.Sum(source => source.Versions.Length))} source versions, {catalogs.Sum(catalog => catalog.Institutions.Length)} institutions: {faults.Count(fault => fault.IsError)} errors, {faults.Count(fault => !fault.IsError)} warnings.");
            return faults.Any(fault => fault.IsError) ? GatewayCommand.Failed : GatewayCommand.Done;
        });
        return check;
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
