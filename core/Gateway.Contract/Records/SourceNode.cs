namespace Gateway.Contract;

/// <summary>One place of a record. The default value is "not there": every question to it has an answer.</summary>
public readonly struct SourceNode : IEquatable<SourceNode>
{
    private readonly SourceRecord? record;
    private readonly int index;

    internal SourceNode(SourceRecord record, int index)
    {
        this.record = record;
        this.index = index;
    }

    /// <summary>Whether the sender sent this place at all.</summary>
    public bool Exists => record is not null;

    /// <summary>The record this node belongs to; null when it is not there.</summary>
    public SourceRecord? Record => record;

    /// <summary>The node's name; empty for the root and for nothing.</summary>
    public string Name => record is null ? "" : record.Data(index).Name;

    /// <summary>Whether it holds other nodes.</summary>
    public bool IsGroup => record is not null && record.Data(index).IsGroup;

    /// <summary>How the sender valued it.</summary>
    public Presence Presence => record is null ? Presence.Absent : record.Data(index).Presence;

    /// <summary>The decoded value; null when absent or deleted, and for a group unless its head stands for it.</summary>
    public string? Text
    {
        get
        {
            if (record is null)
            {
                return null;
            }

            ref SourceRecord.NodeData data = ref record.Data(index);
            if (data.IsGroup)
            {
                return record.HeadStandsForGroup && data.FirstChild != 0 && record.Data(data.FirstChild).Name == "1" ? new SourceNode(record, data.FirstChild).Text : null;
            }

            if (!data.HasText)
            {
                data.Text = data.Presence == Presence.Valued ? record.Encoding.GetString(record.Bytes.Span.Slice(data.Offset, data.Length)) : null;
                data.HasText = true;
            }

            return data.Text;
        }
    }

    /// <summary>The path from the root, with positions where a name repeats, and the bytes.</summary>
    public SourceLocation Location
    {
        get
        {
            if (record is null)
            {
                return SourceLocation.Whole;
            }

            ref SourceRecord.NodeData data = ref record.Data(index);
            return new SourceLocation(PathOf(), data.Offset, data.Length);
        }
    }

    /// <summary>The node above; nothing above the root.</summary>
    public SourceNode Parent => record is null || index == 0 ? default : new SourceNode(record, record.Data(index).Parent);

    /// <summary>The first node below; nothing for a plain value.</summary>
    public SourceNode FirstChild => record is null || record.Data(index).FirstChild == 0 ? default : new SourceNode(record, record.Data(index).FirstChild);

    /// <summary>The next node on the same level.</summary>
    public SourceNode NextSibling => record is null || record.Data(index).NextSibling == 0 ? default : new SourceNode(record, record.Data(index).NextSibling);

    /// <summary>The nodes below, in the sender's order.</summary>
    public IEnumerable<SourceNode> Children
    {
        get
        {
            for (SourceNode child = FirstChild; child.Exists; child = child.NextSibling)
            {
                yield return child;
            }
        }
    }

    /// <summary>The first node below with this name.</summary>
    public SourceNode Child(string name)
    {
        for (SourceNode child = FirstChild; child.Exists; child = child.NextSibling)
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        bool isHead = record is not null && record.HeadStandsForGroup && !IsGroup && name == "1";
        return isHead ? this : default;
    }

    /// <inheritdoc/>
    public bool Equals(SourceNode other) => ReferenceEquals(record, other.record) && index == other.index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceNode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(record, index);

    /// <summary>Whether both are the same place of the same record.</summary>
    public static bool operator ==(SourceNode left, SourceNode right) => left.Equals(right);

    /// <summary>Whether they are different places.</summary>
    public static bool operator !=(SourceNode left, SourceNode right) => !left.Equals(right);

    private string PathOf()
    {
        SourceNode parent = Parent;
        if (!parent.Exists)
        {
            return "";
        }

        int position = 0, twins = 0;
        for (SourceNode child = parent.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (child.Name == Name)
            {
                twins++;
                position = child.index == index ? twins : position;
            }
        }

        string step = twins > 1 ? $"{Name}[{position}]" : Name;
        string above = parent.PathOf();
        return above.Length == 0 ? step : $"{above}/{step}";
    }
}
