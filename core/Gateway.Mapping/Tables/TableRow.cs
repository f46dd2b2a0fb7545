using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>One row of a table.</summary>
internal sealed class TableRow(TableFile table, int number, ImmutableArray<string> cells)
{
    /// <summary>Whether any cell has more than white space.</summary>
    public bool HoldsAnything => cells.Any(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>As a spreadsheet numbers it.</summary>
    public int Number { get; } = number;

    /// <summary><c>file:row</c>.</summary>
    public string Reference => $"{table.Name}:{Number}";

    /// <summary>A cell without white space around it; empty where the row or the table has none.</summary>
    public string this[string column] => table.IndexOf(column) is var index and >= 0 && index < cells.Length ? cells[index].Trim() : "";

    /// <summary><c>file:row:column</c>.</summary>
    public string At(string column) => $"{table.Name}:{Number}:{column}";
}
