using System.Text;

namespace Gateway.AdapterConformance;

/// <summary>What must hold for every outcome of reading, whatever the bytes.</summary>
internal static class Soundness
{
    /// <summary>A record whose every text can be asked for, or errors with locations inside the message.</summary>
    public static void Check(Outcome<SourceRecord> outcome, int messageLength, string about)
    {
        Assert.True(outcome.Succeeded || outcome.Issues.Any(issue => issue.IsError), $"{about}: refused without an error.");
        Assert.True(!outcome.Succeeded || outcome.Issues.All(issue => !issue.IsError), $"{about}: accepted with an error.");
        foreach (Issue issue in outcome.Issues)
        {
            Assert.True(issue.At.Offset >= 0 && issue.At.Length >= 0 && issue.At.Offset + issue.At.Length <= messageLength, $"{about}: {issue} lies outside the {messageLength} bytes.");
            Assert.False(string.IsNullOrWhiteSpace(issue.Reason), $"{about}: an issue without a reason.");
        }

        if (outcome.Partial is { } record)
        {
            CheckNodes(record.Root, messageLength, about);
        }
    }

    /// <summary>Names, presence and texts of a record, one line per node: two records with the same outline mean the same.</summary>
    public static string Outline(SourceRecord record)
    {
        var lines = new StringBuilder();
        Outline(record.Root, 0, lines);
        return lines.ToString();
    }

    private static void Outline(SourceNode node, int depth, StringBuilder lines)
    {
        lines.Append(' ', depth).Append(node.Name).Append(' ').Append(node.Presence).Append(node.IsGroup ? " group" : $" '{node.Text}'").Append('\n');
        foreach (SourceNode child in node.Children)
        {
            Outline(child, depth + 1, lines);
        }
    }

    private static void CheckNodes(SourceNode node, int messageLength, string about)
    {
        for (SourceNode child = node.FirstChild; child.Exists; child = child.NextSibling)
        {
            _ = child.Text;
            Assert.True(child.Name.Length > 0, $"{about}: a node without a name.");
            CheckNodes(child, messageLength, about);
        }
    }
}
