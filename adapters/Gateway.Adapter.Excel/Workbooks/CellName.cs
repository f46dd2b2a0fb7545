using System.Globalization;

namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>Cells as the program names them: <c>B17</c>.</summary>
internal static class CellName
{
    /// <summary>Rows of a sheet (the program's limit).</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Columns of a sheet (the program's limit).</summary>
    public const int MostColumns = 16_384;

    /// <summary>Reads a name.</summary>
    /// <param name="name">Such as <c>B17</c>.</param>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 0.</param>
    public static bool TryRead(ReadOnlySpan<char> name, out int row, out int column)
    {
        row = 0;
        column = 0;
        int letters = 0;
        while (letters < name.Length && letters < 4 && char.IsAsciiLetterUpper(name[letters]))
        {
            column = (column * 26) + name[letters++] - 'A' + 1;
        }

        column--;
        return letters > 0 && column < MostColumns && int.TryParse(name[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out row) && row is >= 1 and <= MostRows;
    }

    /// <summary>The name of a cell.</summary>
    public static string Of(int row, int column)
    {
        string letters = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
