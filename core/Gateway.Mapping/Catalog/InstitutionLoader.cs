using System.Collections.Frozen;
using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads <c>institutions/CODE/institution.yaml</c>.</summary>
internal static class InstitutionLoader
{
    private static readonly string[] Levels = [.. Enum.GetNames<RuleLevel>().Select(name => name.ToLowerInvariant())];

    public static Institution? Load(string folder, MappingFolder files, FaultList faults)
    {
        string path = Path.Combine(folder, "institution.yaml");
        if (Settings.Load(path, files.Name(path), faults) is not { } settings)
        {
            return null;
        }

        settings.Allow("code", "name", "area", "sources", "facts", "rules");
        (string? code, string? name, string? area) = (settings.Text("code", true), settings.Text("name", true), settings.Text("area", true));
        if (code is not null && code != Path.GetFileName(folder))
        {
            settings.Refuse("code", $"Expected the folder's name, {Path.GetFileName(folder)}.");
        }

        if (code is { Length: not 12 })
        {
            settings.Refuse("code", "Expected twelve characters.");
        }

        if (area is not null && (area.Length != 6 || !area.All(char.IsAsciiDigit)))
        {
            settings.Refuse("area", "Expected six digits, in quotes.");
        }

        if (code is null || name is null || area is null)
        {
            return null;
        }

        Dictionary<string, string> facts = settings.Below("facts")?.Pairs() ?? [];
        (facts["code"], facts["name"], facts["area"]) = (code, name, area);
        return new Institution(code, name, area, settings.Texts("sources"), facts.ToFrozenDictionary(StringComparer.Ordinal)) { Rules = RulesOf(settings.Below("rules")) };
    }

    /// <summary>Levels by code of a rule, for example <c>GW4014: refuse</c>.</summary>
    private static RuleLevels RulesOf(Settings? settings)
    {
        var levels = new Dictionary<string, RuleLevel>(StringComparer.Ordinal);
        foreach ((string code, string level) in settings?.Pairs() ?? [])
        {
            if (RuleCatalog.Find(code) is null)
            {
                string[] known = [.. RuleCatalog.All.Select(entry => entry.Code.Id)];
                settings!.Refuse(code, $"No rule has the code '{code}'.{NearestName.Hint(code, known)} 'gateway rules list' shows them."); // it has pairs
            }
            else if (Array.IndexOf(Levels, level) < 0 || !Enum.TryParse(level, ignoreCase: true, out RuleLevel read))
            {
                settings!.Refuse(code, $"Expected one of {string.Join(", ", Levels)}.{NearestName.Hint(level, Levels)}"); // it has pairs
            }
            else
            {
                levels[code] = read;
            }
        }

        return new RuleLevels(levels);
    }
}
