using System.Collections.Immutable;

namespace Gateway.Features.Runner;

/// <summary>A step's data table: a header row and rows under it.</summary>
public sealed class Table
{
    /// <param name="cells">All rows, the header first.</param>
    public Table(ImmutableArray<ImmutableArray<string>> cells)
    {
        Header = cells[0];
        Rows = [.. cells.Skip(1).Select(row => new TableRow(Header, row))];
    }

    /// <summary>Column names.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>Rows without the header.</summary>
    public ImmutableArray<TableRow> Rows { get; }
}

/// <summary>One row.</summary>
public sealed record TableRow(ImmutableArray<string> Header, ImmutableArray<string> Values)
{
    /// <summary>The cell under a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public string this[string column] => Header.IndexOf(column) is var at and >= 0
        ? Values[at]
        : throw new KeyNotFoundException($"The table has no column '{column}'; it has {string.Join(", ", Header)}.");

    /// <summary>The cell in a place, from 0.</summary>
    public string this[int at] => Values[at];
}
