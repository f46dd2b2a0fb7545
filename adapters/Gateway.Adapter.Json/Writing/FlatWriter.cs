using System.Globalization;
using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json.Writing;

/// <summary>Writes a record as one object whose names are paths.</summary>
internal sealed class FlatWriter(JsonLayout layout, string mark, LayoutPlace<Kind> places, JsonMarks marks)
{
    private bool isFirst = true;

    public void Write(SourceNode root)
    {
        marks.Raw("{");
        Group(root, "", places);
        marks.Raw("}");
    }

    private void Group(SourceNode group, string above, LayoutPlace<Kind> place)
    {
        foreach (MemberNodes member in MemberNodes.Of([.. group.Children]))
        {
            LayoutPlace<Kind> below = place.Below(member.Name);
            bool isArray = member.Nodes.Count > 1 || below.Says.Has(Kind.Array);
            for (int index = 0; index < member.Nodes.Count; index++)
            {
                string number = isArray ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : "";
                Node(member.Nodes[index], above + member.Name + number, below);
            }
        }
    }

    private void Node(SourceNode node, string path, LayoutPlace<Kind> place)
    {
        if (node.IsGroup)
        {
            Group(node, path + mark, place);
        }
        else if (layout.Empty != Empty.LeftOut || !JsonMarks.IsEmpty(node))
        {
            marks.Comma(isFirst);
            marks.Name(path, node);
            marks.Value(node, place.Says);
            isFirst = false;
        }
    }
}
