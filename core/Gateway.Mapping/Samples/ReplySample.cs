using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A reply as the sender's other side really wrote it, with the message and the answer that it stands for: one row of <c>replies.csv</c>.</summary>
/// <param name="Sample">The message that is answered.</param>
/// <param name="File">File name of the reply.</param>
/// <param name="Answer">File name of what the platform answered.</param>
/// <param name="Folder">Where both files are.</param>
public sealed record ReplySample(MappingSample Sample, string File, string Answer, string Folder)
{
    /// <summary>The folder of replies below a version's approved outputs.</summary>
    public const string ApprovedFolder = "replies";

    private const string Index = "replies.csv";

    /// <summary>The bytes that the sender must get.</summary>
    public byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));

    /// <summary>What the platform answered, as JSON.</summary>
    public byte[] AnswerBytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, Answer));

    /// <summary>Every reply sample of every version of every source of a mappings folder.</summary>
    public static ImmutableArray<ReplySample> All(string root) =>
        [.. MappingSample.All(root).Select(sample => (sample.Source, sample.Version)).Distinct().SelectMany(version => Of(root, version.Source, version.Version))];

    /// <summary>The reply samples of one version, in its <c>samples/</c> and, for a released one whose folder never changes, in <c>approved/SOURCE/VERSION/replies/</c>.</summary>
    /// <exception cref="InvalidDataException">A row names a sample that <c>expected.csv</c> does not list.</exception>
    public static ImmutableArray<ReplySample> Of(string root, string source, string version) =>
    [
        .. In(Path.Combine(root, "sources", source, version, "samples"), root, source, version),
        .. In(Path.Combine(root, "approved", source, version, ApprovedFolder), root, source, version),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Sample.Source}@{Sample.Version}/{File}";

    private static ImmutableArray<ReplySample> In(string folder, string root, string source, string version)
    {
        string index = Path.Combine(folder, Index);
        if (!System.IO.File.Exists(index))
        {
            return [];
        }

        ImmutableArray<MappingSample> samples = MappingSample.Of(root, source, version);
        return
        [
            .. CsvText.Rows(System.IO.File.ReadAllText(index)).Skip(1).Where(row => row.Length >= 3 && row[0].Length > 0).Select(row => new ReplySample(
                samples.FirstOrDefault(sample => sample.File == row[1]) ?? throw new InvalidDataException($"{source}@{version} {Index}: expected.csv lists no '{row[1]}'."), row[0], row[2], folder)),
        ];
    }
}
