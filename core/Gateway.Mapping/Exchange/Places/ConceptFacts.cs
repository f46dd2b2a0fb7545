using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What is known about a concept beside its rows.</summary>
/// <param name="System">URI of the targets' code system; null where nobody says one.</param>
/// <param name="List">The national list that it is; null where there is none.</param>
/// <param name="KeepsUnmapped">Whether a code without a row goes on as it is.</param>
internal sealed record ConceptFacts(string? System, NationalList? List, bool KeepsUnmapped)
{
    /// <summary>Asks the layer's source, then national/concepts.yaml, then what all sources agree about, then the national lists' names.</summary>
    public static ConceptFacts Of(MappingFolder files, CodePlace place, string concept)
    {
        ConceptSettings? own = place.Version is null ? null : Read(place.Version.Settings?.Below("concepts"), concept);
        string path = files.PathOf("national", "concepts.yaml");
        ConceptSettings? national = File.Exists(path) ? Read(Settings.Load(path, files.Name(path), new FaultList()), concept) : null;
        string? system = own?.System ?? national?.System ?? (place.Version is null ? Agreed(files, concept) : null);
        string name = NationalList.NameOf(system) ?? concept, list = files.PathOf("national", "codesystems", name + ".csv");
        CodeTable? rows = File.Exists(list) && (system is null || NationalList.NameOf(system) is not null) ? CodeTableFile.LoadList(list, files.Name(list), new FaultList()) : null;
        return new(system ?? (rows is null ? null : CanonicalSystems.NationalCodePrefix + name), rows is null ? null : new NationalList(name, rows), (own ?? national)?.Unmapped == UnmappedAction.Keep);
    }

    private static ConceptSettings? Read(Settings? concepts, string concept) => ConceptLoader.Read(concepts).GetValueOrDefault(concept);

    private static string? Agreed(MappingFolder files, string concept)
    {
        string[] systems = [.. VersionFolder.All(files).Select(version => Read(version.Settings?.Below("concepts"), concept)?.System).OfType<string>().Distinct(StringComparer.Ordinal)];
        return systems is [{ } only] ? only : null;
    }
}
