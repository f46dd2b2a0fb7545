using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One sample of one version of a source, with what its <c>expected.csv</c> says that it comes to.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version's folder.</param>
/// <param name="File">The sample's file name.</param>
/// <param name="Outcome">accepted, error (it cannot be read or mapped) or refused (by a rule, the plan or the platform).</param>
/// <param name="Code">The code; empty where there is none.</param>
/// <param name="Path">Where its bytes are.</param>
public sealed record MappingSample(string Source, string Version, string File, string Outcome, string Code, string Path)
{
    private const string Index = "expected.csv";

    /// <summary>Whether steps 3 and 4 take it; what the rules, the plan or the platform say is another matter.</summary>
    public bool IsMapped => Outcome != "error";

    /// <summary>The sender's bytes.</summary>
    public byte[] Bytes => System.IO.File.ReadAllBytes(Path);

    /// <summary>Every sample of every version of every source of a mappings folder.</summary>
    public static ImmutableArray<MappingSample> All(string root) =>
    [
        .. MappingFolder.Folders(System.IO.Path.Combine(root, "sources")).SelectMany(MappingFolder.Folders)
            .SelectMany(version => Of(root, System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(version)!), System.IO.Path.GetFileName(version))), // sources/SOURCE/VERSION
    ];

    /// <summary>The samples of one version, in the order of its expected.csv; none where it has no such file.</summary>
    public static ImmutableArray<MappingSample> Of(string root, string source, string version)
    {
        string folder = System.IO.Path.Combine(root, "sources", source, version, "samples"), index = System.IO.Path.Combine(folder, Index);
        return !System.IO.File.Exists(index) ? [] :
        [
            .. CsvText.Rows(System.IO.File.ReadAllText(index)).Skip(1).Where(row => row.Length >= 3 && row[0].Length > 0)
                .Select(row => new MappingSample(source, version, row[0], row[1], row[2], System.IO.Path.Combine(folder, row[0]))),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}@{Version}/{File}";
}
