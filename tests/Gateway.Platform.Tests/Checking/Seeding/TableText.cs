using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Seeding;

/// <summary>One good CSV table, and how it reads with one cell or row changed.</summary>
internal sealed class TableText
{
    private readonly List<ImmutableArray<string>> rows;

    public TableText(string name, string text)
    {
        (Name, rows) = (name, [.. CsvText.Rows(text)]);
        Columns = [.. rows[0]];
    }

    /// <summary>Path below the mappings folder.</summary>
    public string Name { get; }

    public ImmutableArray<string> Columns { get; }

    /// <summary>Rows as a spreadsheet numbers them, without the header.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(2, rows.Count - 1).Where(row => rows[row - 1].Any(cell => cell.Length > 0));

    public string Cell(int row, string column) => Columns.IndexOf(column) is var at and >= 0 && at < rows[row - 1].Length ? rows[row - 1][at] : "";

    /// <summary>The text with one cell changed.</summary>
    public string With(int row, string column, string value)
    {
        int at = Columns.IndexOf(column);
        ImmutableArray<string> old = rows[row - 1];
        return Text(rows.Select((cells, index) => index == row - 1 ? [.. old, .. Enumerable.Repeat("", Math.Max(0, at + 1 - old.Length))] : cells).Select((cells, index) => index == row - 1 ? cells.SetItem(at, value) : cells));
    }

    public string Without(int row) => Text(rows.Where((_, index) => index != row - 1));

    /// <summary>The text with a copy of a row at the end, one cell of it changed where a column is named.</summary>
    public string WithCopy(int row, string? column = null, string value = "")
    {
        ImmutableArray<string> copy = rows[row - 1];
        return Text([.. rows, column is null ? copy : copy.SetItem(Columns.IndexOf(column), value)]);
    }

    public int LastRow => rows.Count;

    public string WithHeader(string old, string value) => Text(rows.Select((cells, index) => index == 0 ? cells.Replace(old, value) : cells));

    private static string Text(IEnumerable<ImmutableArray<string>> all) => string.Concat(all.Select(cells => string.Join(',', cells.Select(Quoted)) + "\n"));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
