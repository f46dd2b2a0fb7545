using System.Collections.Immutable;
using Gateway.Adapter.Hl7v2.Layout;

namespace Gateway.Adapter.Hl7v2.Parsing;

/// <summary>Opens and closes the layout's groups while segments come: a segment goes into the innermost open group that takes it.</summary>
internal sealed class GroupTrail(ImmutableArray<SegmentGroup> groups, SourceRecordBuilder record)
{
    private readonly Stack<(SegmentGroup Group, int Begun)> open = new();
    private int lastEnd;

    /// <summary>Makes the record ready for a segment.</summary>
    /// <param name="name">The segment.</param>
    /// <param name="start">Its first byte.</param>
    public void Before(string name, int start)
    {
        while (open.TryPeek(out (SegmentGroup Group, int Begun) top))
        {
            int begins = top.Group.Begins.IndexOf(name);
            if (begins > top.Begun)
            {
                open.Pop();
                open.Push((top.Group, begins));
                return;
            }

            if (begins < 0 && (TryBegin(top.Group.Groups, name, start) || top.Group.Holds.Contains(name)))
            {
                return;
            }

            CloseOne();
        }

        TryBegin(groups, name, start);
    }

    /// <summary>Notes where a segment ended: groups end there too.</summary>
    public void After(int end) => lastEnd = end;

    /// <summary>Closes what is open at the end of the message.</summary>
    public void CloseAll()
    {
        while (open.Count > 0)
        {
            CloseOne();
        }
    }

    private bool TryBegin(ImmutableArray<SegmentGroup> candidates, string name, int start)
    {
        foreach (SegmentGroup group in candidates)
        {
            if (group.Begins.IndexOf(name) is var begins and >= 0)
            {
                record.Open(group.Name, start);
                open.Push((group, begins));
                return true;
            }
        }

        return false;
    }

    private void CloseOne()
    {
        open.Pop();
        record.Close(lastEnd);
    }
}
