using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The columns of a table: which stands where.</summary>
internal sealed class TableHeader
{
    private readonly Dictionary<string, int> columns;

    private TableHeader(Dictionary<string, int> columns) => this.columns = columns;

    /// <summary>How many cells of a row matter.</summary>
    public int Width => columns.Count == 0 ? 0 : columns.Values.Max() + 1;

    /// <summary>Reads and checks a header row.</summary>
    /// <param name="cells">The first row; empty when the table has none.</param>
    /// <param name="name">The file's name for locations.</param>
    /// <returns>Null when the table cannot be used; the faults say why.</returns>
    public static TableHeader? Read(ImmutableArray<string> cells, string name, ImmutableArray<string> needed, ImmutableArray<string> allowed, FaultList faults)
    {
        if (cells.IsEmpty)
        {
            faults.Add(IssueCodes.ColumnWrong, $"{name}:1", $"Expected a header row: {string.Join(',', allowed)}.");
            return null;
        }

        if (cells.Length == 1 && TableForm.DescribeSeparator(cells[0], name) is { } separated)
        {
            faults.Add(IssueCodes.ColumnWrong, $"{name}:1", separated);
            return null;
        }

        var header = new Dictionary<string, int>();
        int before = faults.Count;
        for (int at = 0; at < cells.Length; at++)
        {
            string column = cells[at].Trim();
            if (column.Length > 0 && (!allowed.Contains(column) || !header.TryAdd(column, at)))
            {
                faults.Add(IssueCodes.ColumnWrong, $"{name}:1:{column}", header.ContainsKey(column) ? "Expected each column once." : $"Expected one of {string.Join(", ", allowed)}.{NearestName.Hint(column, allowed)}");
            }
        }

        foreach (string missing in needed.Where(column => !header.ContainsKey(column)))
        {
            faults.Add(IssueCodes.ColumnWrong, $"{name}:1:{missing}", $"Expected a column '{missing}'.");
        }

        return faults.Count > before ? null : new TableHeader(header);
    }

    /// <summary>Where a column stands, from 0; -1 when the table does not have it.</summary>
    public int IndexOf(string column) => columns.GetValueOrDefault(column, -1);
}
