namespace Gateway.Adapter.Excel.Layout;

/// <summary>What becomes of a column that the layout does not name.</summary>
internal enum OtherColumns
{
    /// <summary>The workbook is refused: nothing is left out silently.</summary>
    Refused,
    Ignored,
}
