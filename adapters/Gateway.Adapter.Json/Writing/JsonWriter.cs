using Gateway.Adapter.Json.Layout;
using Gateway.Adapter.Json.Parsing;

namespace Gateway.Adapter.Json.Writing;

/// <summary>Writes one record: names in the record's order, several nodes of one name as an array where the first one stands.</summary>
internal sealed class JsonWriter(JsonLayout layout, LayoutPlace<Kind> places, MessageWriting writing)
{
    private readonly JsonMarks marks = new(layout, writing);

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        if (layout.ByteOrderMark)
        {
            marks.Text("\uFEFF", record.Root);
        }

        if (layout.Flat is { } mark)
        {
            new FlatWriter(layout, mark, places, marks).Write(record.Root);
        }
        else
        {
            Group(record.Root, places, 1);
        }

        return writing.Finish();
    }

    private void Group(SourceNode group, LayoutPlace<Kind> place, int depth)
    {
        if (depth > layout.MaxDepth)
        {
            writing.Fault(group, $"Expected at most {layout.MaxDepth} levels.");
            return;
        }

        List<SourceNode> children = [.. group.Children];
        bool isArray = children.Count > 0 && children.TrueForAll(child => child.Name is JsonReader.Item or JsonReader.Item + JsonReader.EmptyArray);
        if (!isArray)
        {
            Members(children, place, depth);
        }
        else if (children is [{ IsGroup: true, Name: not JsonReader.Item }])
        {
            marks.Raw("[]");
        }
        else
        {
            Items(children, place.Below(JsonReader.Item), depth);
        }
    }

    private void Members(List<SourceNode> children, LayoutPlace<Kind> place, int depth)
    {
        marks.Raw("{");
        bool isFirst = true;
        foreach (MemberNodes member in MemberNodes.Of(children))
        {
            LayoutPlace<Kind> below = place.Below(member.Name);
            bool isArray = member.IsEmptyArray || member.Nodes.Count > 1 || below.Says.Has(Kind.Array);
            if (!isArray && layout.Empty == Empty.LeftOut && JsonMarks.IsEmpty(member.Nodes[0]))
            {
                continue;
            }

            marks.Comma(isFirst);
            marks.Name(member.Name, member.Nodes[0]);
            isFirst = false;
            if (member.IsEmptyArray || (isArray && IsNothing(member.Nodes)))
            {
                marks.Raw("[]");
            }
            else if (isArray)
            {
                Items(member.Nodes, below, depth + 1);
            }
            else
            {
                Value(member.Nodes[0], below, depth);
            }
        }

        marks.Raw("}");
    }

    // A reply table that fills no item leaves one place without a value; an item that was read has its bytes.
    private static bool IsNothing(List<SourceNode> nodes) => nodes is [{ IsGroup: false, Presence: Presence.Absent, Location.Offset: < 0 }];

    private void Items(List<SourceNode> nodes, LayoutPlace<Kind> place, int depth)
    {
        marks.Raw("[");
        for (int index = 0; index < nodes.Count; index++)
        {
            marks.Comma(index == 0);
            Value(nodes[index], place, depth);
        }

        marks.Raw("]");
    }

    private void Value(SourceNode node, LayoutPlace<Kind> place, int depth)
    {
        if (!node.IsGroup && place.Says.Has(Kind.Object) && JsonMarks.IsEmpty(node))
        {
            marks.Raw("{}");
        }
        else if (!node.IsGroup)
        {
            marks.Value(node, place.Says);
        }
        else if (place.Says.Has(Kind.Json))
        {
            marks.BeginText();
            Group(node, place, depth + 1);
            marks.EndText();
        }
        else
        {
            Group(node, place, depth + 1);
        }
    }
}
