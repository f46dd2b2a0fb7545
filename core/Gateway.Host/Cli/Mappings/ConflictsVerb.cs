using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Host.Cli;

/// <summary><c>mappings conflicts</c>: every row that hides another one, and what both say.</summary>
internal static class ConflictsVerb
{
    public static Command Create()
    {
        var institution = new Option<string?>("--institution") { Description = "Only what this institution meets." };
        var json = new Option<bool>("--json") { Description = "A JSON array on stdout." };
        var conflicts = new Command("conflicts", "List every overlay row that says something else than the layer below it, and those that say the same (dead).") { institution, json };
        conflicts.SetAction(parsed =>
        {
            (MappingCatalog catalog, _) = MappingOptions.Load(parsed);
            if (parsed.GetValue(institution) is { } code && catalog.Institution(code) is null)
            {
                System.Console.Error.WriteLine($"There is no institution {code}.{NearestName.Hint(code, catalog.Institutions.Select(known => known.Code))}");
                return GatewayCommand.WrongUsage;
            }

            ImmutableArray<CodeConflict> found = CodeConflicts.Of(catalog, parsed.GetValue(institution));
            Print(found, parsed.GetValue(json));
            System.Console.Error.WriteLine($"{found.Count(conflict => !conflict.IsDead)} rows say something else than the layer below, {found.Count(conflict => conflict.IsDead)} say the same and could go.");
            return GatewayCommand.Done;
        });
        return conflicts;
    }

    private static void Print(ImmutableArray<CodeConflict> found, bool asJson)
    {
        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(found, CliJson.WithNames));
            return;
        }

        foreach (CodeConflict conflict in found)
        {
            System.Console.WriteLine($"{conflict.Concept} '{conflict.Code}': {conflict.Layer} says {Target(conflict.Target)} ({conflict.At}), {conflict.Below} says {Target(conflict.BelowTarget)} ({conflict.BelowAt}){(conflict.IsDead ? " DEAD: the same" : "")}{(conflict.Seen.IsEmpty ? "" : $"; seen by {string.Join(", ", conflict.Seen)}")}");
        }
    }

    private static string Target(string target) => target.Length == 0 ? "(none)" : target;
}
