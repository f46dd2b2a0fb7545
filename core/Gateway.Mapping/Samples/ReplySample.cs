using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A reply as the sender's other side really wrote it, with the message and the answer that it stands for: one row of <c>replies.csv</c>.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Version">The version's folder.</param>
/// <param name="Sample">The message that is answered; null where expected.csv does not list it.</param>
/// <param name="File">File name of the reply.</param>
/// <param name="Answer">File name of what the platform answered; empty where it answered nothing.</param>
/// <param name="Folder">Where both files are.</param>
/// <param name="At">The row.</param>
public sealed record ReplySample(string Source, string Version, MappingSample? Sample, string File, string Answer, string Folder, SourceLocation At)
{
    /// <summary>The folder of replies below a version's approved outputs.</summary>
    public const string ApprovedFolder = "replies";

    private const string Index = "replies.csv";

    /// <summary>The bytes that the sender must get.</summary>
    public byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));

    /// <summary>What the platform answered, as JSON.</summary>
    public byte[] AnswerBytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, Answer));

    /// <summary>Where the answer lies in the mappings folder, for issues.</summary>
    public string AnswerName => At.Path[..(At.Path.LastIndexOf('/') + 1)] + Answer;

    /// <summary>What keeps the row from being run: a sample that expected.csv does not list, a file that is not there. None: it can be run.</summary>
    public ImmutableArray<Issue> Faults =>
    [
        .. Sample is null ? [new Issue(IssueCodes.CellWrong, At, "Expected a sample that expected.csv lists.")] : ImmutableArray<Issue>.Empty,
        .. new[] { File, Answer }.Where(name => name.Length > 0 && !System.IO.File.Exists(Path.Combine(Folder, name))).Select(name => new Issue(IssueCodes.FileUnreadable, At, $"Expected the file '{name}' beside {Index}.")),
    ];

    /// <summary>Every reply sample of every version of every source of a mappings folder.</summary>
    public static ImmutableArray<ReplySample> All(string root) =>
        [.. MappingSample.All(root).Select(sample => (sample.Source, sample.Version)).Distinct().SelectMany(version => Of(root, version.Source, version.Version))];

    /// <summary>The reply samples of one version, in its <c>samples/</c> and, for a released one whose folder never changes, in <c>approved/SOURCE/VERSION/replies/</c>.</summary>
    public static ImmutableArray<ReplySample> Of(string root, string source, string version) =>
    [
        .. In(Path.Combine("sources", source, version, "samples"), root, source, version),
        .. In(Path.Combine("approved", source, version, ApprovedFolder), root, source, version),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Source}@{Version}/{File}";

    private static ImmutableArray<ReplySample> In(string below, string root, string source, string version)
    {
        string folder = Path.Combine(root, below), index = Path.Combine(folder, Index);
        if (!System.IO.File.Exists(index))
        {
            return [];
        }

        ImmutableArray<MappingSample> samples = MappingSample.Of(root, source, version);
        return
        [
            .. CsvText.Rows(System.IO.File.ReadAllText(index)).Select((row, at) => (Cells: row, Line: at + 1)).Skip(1).Where(row => row.Cells.Length >= 3 && row.Cells[0].Length > 0).Select(row => new ReplySample(
                source, version, samples.FirstOrDefault(sample => sample.File == row.Cells[1]), row.Cells[0], row.Cells[2], folder, new SourceLocation($"{below.Replace('\\', '/')}/{Index}:{row.Line}"))),
        ];
    }
}
