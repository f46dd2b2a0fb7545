namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>One sheet as it was read.</summary>
internal sealed record Sheet(string Name, List<SheetRow> Rows, List<MergedRange> Merged);
