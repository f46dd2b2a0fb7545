namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>Cells that were merged: rows from 1, columns from 0, both ends included.</summary>
internal readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Reads <c>A1:B3</c>.</summary>
    public static bool TryRead(string text, out MergedRange range)
    {
        range = default;
        string[] ends = text.Split(':');
        if (ends.Length != 2 || !CellName.TryRead(ends[0], out int firstRow, out int firstColumn) || !CellName.TryRead(ends[1], out int lastRow, out int lastColumn))
        {
            return false;
        }

        range = new MergedRange(firstRow, firstColumn, lastRow, lastColumn);
        return true;
    }
}
