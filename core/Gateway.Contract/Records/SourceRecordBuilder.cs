using System.Text;

namespace Gateway.Contract;

/// <summary>Builds a record in the order of the bytes: open a group, add its values, close it.</summary>
/// <param name="bytes">The message, kept by the record.</param>
/// <param name="encoding">How its text is decoded. The adapter has checked that it decodes (<see cref="StrictText"/>).</param>
/// <param name="headStandsForGroup">See <see cref="SourceRecord.HeadStandsForGroup"/>.</param>
/// <param name="capacity">Nodes expected, the root included; more are taken, at the price of copying.</param>
public sealed class SourceRecordBuilder(ReadOnlyMemory<byte> bytes, Encoding encoding, bool headStandsForGroup = false, int capacity = 8)
{
    private readonly Stack<(int Group, int LastChild)> open = new();
    private SourceRecord.NodeData[] nodes = WithRoot(capacity, bytes.Length);
    private int count = 1;
    private int group;
    private int lastChild;

    /// <summary>Number of groups that are open below the root.</summary>
    public int Depth => open.Count;

    /// <summary>Number of nodes so far, the root included.</summary>
    public int Count => count;

    /// <summary>Path of the node added last, for an issue about it; it may lack the position 1 of a name that later repeats.</summary>
    public string PathOfLast => PathOf(count - 1);

    /// <summary>Path of the open group; empty for the root.</summary>
    public string PathOfGroup => PathOf(group);

    /// <summary>Begins a group inside the open one.</summary>
    public void Open(string name, int offset = -1)
    {
        int added = Add(new() { Name = name, IsGroup = true, Presence = Presence.Valued, Offset = offset });
        open.Push((group, added));
        (group, lastChild) = (added, 0);
    }

    /// <summary>Ends the open group.</summary>
    /// <param name="end">The byte after its last one; -1 where it has no bytes.</param>
    /// <exception cref="InvalidOperationException">No group is open: every Open needs one Close.</exception>
    public void Close(int end = -1)
    {
        if (!open.TryPop(out (int Group, int LastChild) above))
        {
            throw new InvalidOperationException("No group is open: call Open once for each Close.");
        }

        nodes[group].Length = end < 0 || nodes[group].Offset < 0 ? 0 : end - nodes[group].Offset;
        (group, lastChild) = above;
    }

    /// <summary>Leaves the open group for now: the members of several groups come mixed in the message.</summary>
    /// <param name="end">As in <see cref="Close"/>; a later one counts.</param>
    /// <returns>What <see cref="Reopen"/> needs to go on with it.</returns>
    /// <exception cref="InvalidOperationException">No group is open.</exception>
    public LeftGroup Leave(int end = -1)
    {
        var left = new LeftGroup(group, lastChild);
        Close(end);
        return left;
    }

    /// <summary>Goes on with a group that was left. The same group that was open when it was begun is open now.</summary>
    public void Reopen(LeftGroup left)
    {
        open.Push((group, lastChild));
        (group, lastChild) = (left.Group, left.LastChild);
    }

    /// <summary>Adds a value that stands in the bytes as it is.</summary>
    public void Value(string name, int offset, int length) =>
        Add(new() { Name = name, Offset = offset, Length = length, Presence = length == 0 ? Presence.Absent : Presence.Valued });

    /// <summary>Adds a value whose text is not simply its bytes (unescaped, trimmed, computed).</summary>
    public void Value(string name, string? text, int offset = -1, int length = 0) =>
        Add(new() { Name = name, Offset = offset, Length = length, Text = string.IsNullOrEmpty(text) ? null : text, HasText = true, Presence = string.IsNullOrEmpty(text) ? Presence.Absent : Presence.Valued });

    /// <summary>Adds a field that the sender says has no value any more.</summary>
    public void Deleted(string name, int offset, int length) =>
        Add(new() { Name = name, Offset = offset, Length = length, HasText = true, Presence = Presence.Delete });

    /// <summary>The record. The builder is used up.</summary>
    /// <exception cref="InvalidOperationException">A group is still open.</exception>
    public SourceRecord Build() => open.Count == 0
        ? new SourceRecord(bytes, encoding, nodes, count, headStandsForGroup)
        : throw new InvalidOperationException("A group is still open: call Close once for each Open.");

    private static SourceRecord.NodeData[] WithRoot(int capacity, int length)
    {
        var first = new SourceRecord.NodeData[Math.Max(capacity, 2)];
        first[0] = new() { Name = "", IsGroup = true, Presence = Presence.Valued, Length = length };
        return first;
    }

    private string PathOf(int index) => new SourceNode(new SourceRecord(bytes, encoding, nodes, count, headStandsForGroup), index).Location.Path;

    private int Add(in SourceRecord.NodeData node)
    {
        if (count == nodes.Length)
        {
            Array.Resize(ref nodes, count * 2);
        }

        nodes[count] = node;
        nodes[count].Parent = group;
        if (lastChild == 0)
        {
            nodes[group].FirstChild = count;
        }
        else
        {
            nodes[lastChild].NextSibling = count;
        }

        lastChild = count;
        return count++;
    }
}
