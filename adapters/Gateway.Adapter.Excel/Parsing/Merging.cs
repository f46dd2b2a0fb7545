using Gateway.Adapter.Excel.Workbooks;

namespace Gateway.Adapter.Excel.Parsing;

/// <summary>Merged cells, of which the file holds the value of the first only.</summary>
internal static class Merging
{
    /// <summary>The rows with each merged cell's value in all of them.</summary>
    public static List<SheetRow> Filled(List<SheetRow> rows, List<MergedRange> merged)
    {
        Dictionary<int, SheetRow> byNumber = rows.ToDictionary(row => row.Number);
        foreach (MergedRange range in merged.Where(range => byNumber.ContainsKey(range.FirstRow)))
        {
            string? value = byNumber[range.FirstRow][range.FirstColumn];
            foreach (SheetRow row in rows.Where(row => row.Number >= range.FirstRow && row.Number <= range.LastRow && range.LastColumn < row.Cells.Count + 64))
            {
                Fill(row, range, value);
            }
        }

        return rows;
    }

    private static void Fill(SheetRow row, MergedRange range, string? value)
    {
        for (int column = range.FirstColumn; column <= range.LastColumn; column++)
        {
            while (row.Cells.Count <= column)
            {
                row.Cells.Add(null);
            }

            row.Cells[column] ??= value;
        }
    }
}
