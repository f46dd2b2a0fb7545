using System.Collections.Frozen;

namespace Gateway.Mapping;

/// <summary>Reads <c>institutions/CODE/institution.yaml</c>.</summary>
internal static class InstitutionLoader
{
    public static Institution? Load(string folder, MappingFolder files, FaultList faults)
    {
        string path = Path.Combine(folder, "institution.yaml");
        if (Settings.Load(path, files.Name(path), faults) is not { } settings)
        {
            return null;
        }

        settings.Allow("code", "name", "area", "sources", "facts");
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
        return new Institution(code, name, area, settings.Texts("sources"), facts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
