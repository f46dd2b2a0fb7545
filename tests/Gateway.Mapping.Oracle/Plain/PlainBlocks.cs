namespace Gateway.Mapping.Oracle;

/// <summary>Runs rows in table order, those of one each together at the place of the first.</summary>
internal static class PlainBlocks
{
    /// <summary>Calls back for each row and item. The path says which items: <c>bill/item#2&gt;./part#1</c>, counted through the whole run.</summary>
    /// <param name="depth">Levels already walked.</param>
    public static void Run(IReadOnlyList<PlainRow> rows, PlainScope scope, Dictionary<string, int> counts, Action<PlainRow, List<(string Level, int Count, int Position)>> onRow, List<(string Level, int Count, int Position)>? at = null)
    {
        at ??= [];
        var done = new HashSet<string>();
        foreach (PlainRow row in rows)
        {
            if (row.Levels.Length == at.Count)
            {
                onRow(row, at);
                continue;
            }

            string level = row.Levels[at.Count];
            if (!done.Add(level))
            {
                continue;
            }

            PlainRow[] inside = [.. rows.Where(other => other.Levels.Length > at.Count && other.Levels[at.Count] == level)];
            PlainItem outer = scope.At;
            string key = string.Join('>', at.Select(one => one.Level).Append(level));
            foreach (PlainItem item in scope.Items(level))
            {
                scope.At = item;
                counts[key] = counts.GetValueOrDefault(key) + 1;
                Run(inside, scope, counts, onRow, [.. at, (key, counts[key], item.Position)]);
                scope.At = outer;
            }
        }
    }
}
