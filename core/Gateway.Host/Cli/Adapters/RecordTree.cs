using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Host.Cli.Adapters;

/// <summary>A record for people: one line per node, groups indented, each value with its place in the bytes.</summary>
internal static class RecordTree
{
    public static string Of(SourceRecord record)
    {
        var lines = new StringBuilder();
        for (SourceNode node = record.Root.FirstChild; node.Exists; node = node.NextSibling)
        {
            Add(node, 0, lines);
        }

        return lines.ToString();
    }

    private static void Add(SourceNode node, int depth, StringBuilder lines)
    {
        SourceLocation at = node.Location;
        string value = node switch
        {
            { IsGroup: true } => "",
            { Presence: Presence.Delete } => " = (deleted)",
            { Text: null } => " = (nothing)",
            _ => $" = {node.Text}",
        };
        lines.Append(' ', depth * 2).Append(node.Name).Append(value).Append(string.Create(CultureInfo.InvariantCulture, $"  @{at.Offset}+{at.Length}")).Append('\n');
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            Add(child, depth + 1, lines);
        }
    }
}
