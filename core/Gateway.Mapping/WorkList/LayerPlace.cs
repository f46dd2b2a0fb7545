using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Finds the code table that a line of the work list belongs into.</summary>
internal sealed class LayerPlace(MappingFolder files, MappingCatalog catalog)
{
    /// <summary>The table's file below the mappings folder; null with a reason where the layer is not there or may not be written.</summary>
    public string? Find(string layer, TableRow row, out string column, out string? reason)
    {
        (column, reason) = ("layer", null);
        string concept = $"{row["concept"]}.csv";
        string? folder = layer switch
        {
            LayerNames.Institution => OfInstitution(row, out column, out reason),
            LayerNames.City => OfRegion(row, [row["area"], Start(row["area"], 4) + "00"], out column, out reason),
            LayerNames.Province => OfRegion(row, [Start(row["area"], 2) + "0000"], out column, out reason),
            LayerNames.Source => OfSource(row, out column, out reason),
            _ => "national",
        };
        return folder is null ? null : $"{folder}/codes/{concept}";
    }

    private string? OfInstitution(TableRow row, out string column, out string? reason)
    {
        column = "institution";
        string code = row["institution"];
        reason = catalog.Institution(code) is not null ? null : $"There is no institution '{code}'.{NearestName.Hint(code, catalog.Institutions.Select(one => one.Code))}";
        return reason is null ? $"institutions/{code}" : null;
    }

    private string? OfRegion(TableRow row, string[] areas, out string column, out string? reason)
    {
        column = "area";
        string[] folders = [.. MappingFolder.Folders(files.PathOf("regions"))];
        string? found = row["area"].Length != 6 ? null : areas.Select(area => Array.Find(folders, folder => Path.GetFileName(folder).Split('-')[0] == area)).FirstOrDefault(folder => folder is not null);
        reason = found is not null ? null : $"No folder of regions/ has the area {string.Join(" or ", areas.Distinct())}: make one such as {areas[^1]}-NAME, or choose another layer.";
        return found is null ? null : files.Name(found);
    }

    private string? OfSource(TableRow row, out string column, out string? reason)
    {
        column = "source";
        string[] parts = row["source"].Split('@', 2);
        SourceVersion? version = parts.Length == 2 ? catalog.Source(parts[0])?.Version(parts[1]) : null;
        string name = row["source"];
        reason = version switch
        {
            null => $"Expected ID@VERSION of a source.{NearestName.Hint(name, catalog.Sources.SelectMany(source => source.Versions).Select(one => $"{one.SourceId}@{one.Version}"))}",
            { Status: not ReleaseStatus.Draft } => $"{name} is {version.Status.ToString().ToLowerInvariant()} and never changes: write 'institution', 'city' or 'province' into layer, or make a new version folder of {parts[0]} and name that.",
            _ => null,
        };
        return reason is null ? $"sources/{parts[0]}/{parts[1]}" : null;
    }

    private static string Start(string area, int length) => area.Length >= length ? area[..length] : area;
}
