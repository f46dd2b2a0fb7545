using System.Text;

namespace Gateway.Conformance;

/// <summary>Names, presence and texts of a record, one line per node: two records with the same outline mean the same.</summary>
public static class RecordOutline
{
    /// <summary>The outline.</summary>
    public static string Of(SourceRecord record)
    {
        var lines = new StringBuilder();
        Add(record.Root, 0, lines);
        return lines.ToString();
    }

    private static void Add(SourceNode node, int depth, StringBuilder lines)
    {
        lines.Append(' ', depth).Append(node.Name).Append(' ').Append(node.Presence).Append(node.IsGroup ? " group" : $" '{node.Text}'").Append('\n');
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            Add(child, depth + 1, lines);
        }
    }
}
