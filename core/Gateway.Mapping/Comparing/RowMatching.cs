namespace Gateway.Mapping;

/// <summary>Finds which rows of two tables are the same: by what they fill, when and for what; then by what they fill alone. Where a row stands does not count.</summary>
internal static class RowMatching
{
    /// <summary>Pairs in the order of the new table; what was removed comes last.</summary>
    public static IEnumerable<RowPair> Of(ComparedTable old, ComparedTable fresh)
    {
        var left = new List<ComparedRow>(old.Rows);
        var pairs = fresh.Rows.ToDictionary(row => row, ComparedRow? (_) => null);
        Match(pairs, left, row => row.Key);
        Match(pairs, left, row => row.What);
        return [.. fresh.Rows.Select(row => new RowPair(pairs[row], row)), .. left.Select(row => new RowPair(row, null))];
    }

    private static void Match(Dictionary<ComparedRow, ComparedRow?> pairs, List<ComparedRow> left, Func<ComparedRow, string> keyOf)
    {
        Dictionary<string, Queue<ComparedRow>> waiting = left.GroupBy(keyOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<ComparedRow>(group), StringComparer.Ordinal);
        foreach (ComparedRow row in pairs.Keys.Where(row => pairs[row] is null).OrderBy(row => row.Number).ToList())
        {
            if (waiting.TryGetValue(keyOf(row), out Queue<ComparedRow>? queue) && queue.TryDequeue(out ComparedRow? found))
            {
                pairs[row] = found;
            }
        }

        HashSet<ComparedRow?> taken = [.. pairs.Values];
        left.RemoveAll(taken.Contains);
    }
}

/// <summary>The same row in two tables; one of them is null where only the other has it.</summary>
internal sealed record RowPair(ComparedRow? Old, ComparedRow? New);
