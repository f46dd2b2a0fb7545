using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What an import would do to a code table. Nothing is written before <see cref="Write"/>.</summary>
public sealed class CodeImport
{
    private readonly string path;
    private readonly ReadOnlyMemory<byte> bytes;

    internal CodeImport(string path, string target, ReadOnlyMemory<byte> bytes) => (this.path, Target, this.bytes) = (path, target, bytes);

    /// <summary>The table's file below the mappings folder.</summary>
    public string Target { get; }

    /// <summary>Rows in the file that is imported.</summary>
    public int Rows { get; internal init; }

    /// <summary>Codes that come in new.</summary>
    public ImmutableArray<string> Added { get; internal init; } = [];

    /// <summary>Codes whose row becomes another.</summary>
    public ImmutableArray<string> Changed { get; internal init; } = [];

    /// <summary>Codes that the table has and the file has not: taken out when the import replaces, else they stay.</summary>
    public ImmutableArray<string> Others { get; internal init; } = [];

    /// <summary>Whether the rows of <see cref="Others"/> are taken out.</summary>
    public bool TakesOut { get; internal init; }

    /// <summary>Whether the targets were compared with a national list; its name, or null.</summary>
    public string? ComparedWith { get; internal init; }

    /// <summary>Whether the table changes at all.</summary>
    public bool ChangesAnything => !Added.IsEmpty || !Changed.IsEmpty || (TakesOut && !Others.IsEmpty);

    /// <summary>Writes the table: the whole new file or nothing.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
        WholeFile.Write(path, bytes.Span);
    }
}
