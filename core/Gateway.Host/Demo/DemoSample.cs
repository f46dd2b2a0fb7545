using Gateway.Mapping;

namespace Gateway.Host.Demo;

/// <summary>One sample message and what must become of it.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Institution">Who sends it.</param>
/// <param name="Name">File name.</param>
/// <param name="Bytes">As the sender would send them.</param>
/// <param name="IsAccepted">Whether the sender must be told "done".</param>
/// <param name="IssueCode">The issue that a refusal must name; null when accepted.</param>
internal sealed record DemoSample(string Source, string Institution, string Name, byte[] Bytes, bool IsAccepted, string? IssueCode)
{
    private const string Index = "expected.csv";

    /// <summary>Every sample of every source, in the order of each folder's <c>expected.csv</c> (file,outcome,issue,note).</summary>
    /// <param name="mappings">The mappings folder.</param>
    /// <param name="catalog">Its catalogue.</param>
    public static IReadOnlyList<DemoSample> Read(string mappings, MappingCatalog catalog) =>
        [.. catalog.Sources.OrderBy(source => source.Id, StringComparer.Ordinal).SelectMany(source => OfSource(mappings, catalog, source))];

    private static IEnumerable<DemoSample> OfSource(string mappings, MappingCatalog catalog, Source source)
    {
        string? institution = catalog.Institutions.OrderBy(known => known.Code, StringComparer.Ordinal).FirstOrDefault(known => known.Sources.Contains(source.Id))?.Code;
        string folder = Path.Combine(mappings, "sources", source.Id, source.Newest.Version, "samples");
        string index = Path.Combine(folder, Index);
        return institution is null || !File.Exists(index) ? [] : File.ReadLines(index).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Select(row => new DemoSample(
            source.Id, institution, row[0], File.ReadAllBytes(Path.Combine(folder, row[0])), row[1] == "accepted", row[2].Length == 0 ? null : row[2]));
    }
}
