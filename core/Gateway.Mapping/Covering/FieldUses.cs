using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What is made of each value of one message.</summary>
internal sealed class FieldUses
{
    private readonly Dictionary<SourceNode, (UseOfField Use, HashSet<string> Rows)> uses = [];

    /// <summary>Somebody reads a place.</summary>
    /// <returns>Whether it holds a value.</returns>
    public bool Note(SourceNode node, UseOfField use, string? row = null)
    {
        SourceNode leaf = LeafOf(node);
        if (leaf.Presence == Presence.Absent)
        {
            return false;
        }

        (UseOfField known, HashSet<string> rows) = uses.TryGetValue(leaf, out (UseOfField Use, HashSet<string> Rows) found) ? found : (UseOfField.Dropped, new(StringComparer.Ordinal));
        if (row is not null)
        {
            rows.Add(row);
        }

        uses[leaf] = (use > known ? use : known, rows);
        return true;
    }

    /// <summary>The most that is made of a value.</summary>
    /// <param name="rows">Gets the rows that carry it.</param>
    public UseOfField Of(SourceNode leaf, HashSet<string> rows)
    {
        if (!uses.TryGetValue(leaf, out (UseOfField Use, HashSet<string> Rows) found))
        {
            return UseOfField.Dropped;
        }

        rows.UnionWith(found.Rows);
        return found.Use;
    }

    // A group that is read as a value is its first component (HL7 v2, 2.5.3).
    private static SourceNode LeafOf(SourceNode node)
    {
        while (node.IsGroup && node.Record is { HeadStandsForGroup: true })
        {
            node = node.FirstChild;
        }

        return node;
    }
}
