using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A layer's folder of code tables.</summary>
/// <param name="Label"><c>institution:CODE</c>, <c>region:AREA</c>, <c>source:ID@VERSION</c> or <c>national</c>.</param>
/// <param name="Folder">Where its tables lie; it need not be there yet.</param>
/// <param name="Version">The source's version; null for the other layers.</param>
internal sealed record CodePlace(string Label, string Folder, VersionFolder? Version)
{
    /// <summary>The file of a concept.</summary>
    public string FileOf(string concept) => Path.Combine(Folder, concept + ".csv");

    /// <summary>Every layer that there is.</summary>
    public static IEnumerable<CodePlace> All(MappingFolder files) =>
    [
        .. MappingFolder.Folders(files.PathOf("institutions")).Select(folder => Of("institution:" + Path.GetFileName(folder), folder)),
        .. MappingFolder.Folders(files.PathOf("regions")).Select(folder => Of("region:" + Path.GetFileName(folder).Split('-')[0], folder)),
        .. VersionFolder.All(files).Select(version => Of("source:" + version.Label, version.Path) with { Version = version }),
        Of("national", files.PathOf("national")),
    ];

    /// <summary>Finds a layer by its label.</summary>
    public static Outcome<CodePlace> Find(MappingFolder files, string label)
    {
        CodePlace[] all = [.. All(files)];
        return Array.Find(all, place => place.Label == label) is { } found ? Outcome.Of(found)
            : Outcome.Refused<CodePlace>(new Issue(IssueCodes.PlaceWrong, new SourceLocation(label), $"Expected institution:CODE, region:AREA, source:ID@VERSION or national, of those that have a folder.{NearestName.Hint(label, all.Select(place => place.Label))}"));
    }

    private static CodePlace Of(string label, string folder) => new(label, Path.Combine(folder, "codes"), null);
}
