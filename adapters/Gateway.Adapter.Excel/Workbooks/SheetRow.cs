namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>One row of a sheet.</summary>
/// <param name="Number">From 1, as the program shows it.</param>
/// <param name="Cells">By column, from 0; null for an empty one.</param>
internal sealed record SheetRow(int Number, List<string?> Cells)
{
    /// <summary>The text of a column; null where it is empty.</summary>
    public string? this[int column] => column < Cells.Count ? Cells[column] : null;

    public bool IsEmpty => Cells.TrueForAll(string.IsNullOrWhiteSpace);
}
