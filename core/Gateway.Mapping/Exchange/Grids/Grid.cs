using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Mapping;

/// <summary>A table as rows of cells: one sheet of a workbook, or one CSV file.</summary>
/// <param name="File">The file's name for locations.</param>
/// <param name="Sheet">The sheet's name; null for a CSV file.</param>
/// <param name="Rows">From the first row on, blank ones included: index 0 is row 1.</param>
internal sealed record Grid(string File, string? Sheet, ImmutableArray<ImmutableArray<GridCell>> Rows)
{
    /// <summary>A cell; empty where the row ends before it.</summary>
    public GridCell this[int row, int column] => row < Rows.Length && column < Rows[row].Length ? Rows[row][column] : GridCell.Empty;

    /// <summary>Where a cell is: <c>file:sheet!B17</c> as the spreadsheet shows it, or <c>file:17:name</c>.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    /// <param name="name">The column's name.</param>
    public string At(int row, int column, string name) => Sheet is null ? $"{File}:{row + 1}:{name}" : $"{File}:{Sheet}!{Address(row, column)}";

    /// <summary>A cell as the spreadsheet names it: <c>B17</c>.</summary>
    public static string Address(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row + 1}");

    /// <summary>Whether a row has anything to read.</summary>
    public bool HoldsAnything(int row) => Rows[row].Any(cell => cell.Text.Length > 0);

    /// <summary>Index of the column that a cell's name begins with, from 0; null where it begins with none.</summary>
    public static int? ColumnOf(string? address)
    {
        int column = 0;
        foreach (char letter in (address ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";
}
