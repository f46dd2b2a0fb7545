using System.Runtime.InteropServices;
using System.Text;

namespace Gateway.Contract;

/// <summary>
/// What an adapter reads: a tree of named values, each with its location in the bytes.
/// Nodes lie in one flat array; text is decoded only when somebody asks for it.
/// </summary>
public sealed class SourceRecord
{
    private readonly NodeData[] nodes;
    private readonly int count;

    internal SourceRecord(ReadOnlyMemory<byte> bytes, Encoding encoding, NodeData[] nodes, int count, bool headStandsForGroup)
    {
        Bytes = bytes;
        Encoding = encoding;
        this.nodes = nodes;
        this.count = count;
        HeadStandsForGroup = headStandsForGroup;
    }

    /// <summary>The sender's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The encoding of the text in <see cref="Bytes"/>.</summary>
    public Encoding Encoding { get; }

    /// <summary>Whether a group's text is its first child's, and child <c>1</c> of a plain value is the value itself (HL7 v2, 2.5.3).</summary>
    public bool HeadStandsForGroup { get; }

    /// <summary>The top of the tree.</summary>
    public SourceNode Root => new(this, 0);

    /// <summary>Number of nodes, the root included.</summary>
    public int Count => count;

    /// <summary>Text at a path, for tests and adapters; mappings compile their paths once.</summary>
    /// <returns>Null when nothing stands there.</returns>
    public string? this[string path] => SourcePath.Parse(path).First(Root).Text;

    internal ref NodeData Data(int index) => ref nodes[index];

    [StructLayout(LayoutKind.Auto)]
    internal struct NodeData
    {
        public string Name;
        public string? Text;
        public int Offset;
        public int Length;
        public int Parent;
        public int FirstChild;
        public int NextSibling;
        public Presence Presence;
        public bool IsGroup;
        public bool HasText;
    }
}
