using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Goldens;

/// <summary>One sample of one version of a source, with what its <c>expected.csv</c> says that it comes to.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version's folder.</param>
/// <param name="File">The sample's file name.</param>
/// <param name="Outcome">accepted, error or refused.</param>
/// <param name="Code">The code; empty where there is none.</param>
public sealed record Sample(string Source, string Version, string File, string Outcome, string Code)
{
    /// <summary>Every sample of every version of every source.</summary>
    public static ImmutableArray<Sample> All { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(RepositoryFolder.Mappings, "sources"))
            .SelectMany(Directory.GetDirectories)
            .Select(version => Path.Combine(version, "samples", "expected.csv"))
            .Where(System.IO.File.Exists)
            .Order(StringComparer.Ordinal)
            .SelectMany(Rows),
    ];

    /// <summary>Whether steps 3 and 4 take it; what the rules, the plan or the platform say is another matter.</summary>
    public bool IsMapped => Outcome != "error";

    internal string Folder => Path.Combine(RepositoryFolder.Mappings, "sources", Source, Version, "samples");

    internal byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));

    public override string ToString() => $"{Source}@{Version}/{File}";

    private static IEnumerable<Sample> Rows(string expected)
    {
        string version = Path.GetDirectoryName(Path.GetDirectoryName(expected)!)!; // sources/SOURCE/VERSION/samples/expected.csv
        return CsvText.Rows(System.IO.File.ReadAllText(expected)).Skip(1).Where(row => row.Length >= 3)
            .Select(row => new Sample(Path.GetFileName(Path.GetDirectoryName(version)!), Path.GetFileName(version), row[0], row[1], row[2]));
    }
}
