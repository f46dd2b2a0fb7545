namespace Gateway.Mapping.Oracle;

/// <summary>One row of a table, as written.</summary>
/// <param name="Number">As a spreadsheet counts: the header is 1.</param>
/// <param name="Cells">By column.</param>
internal sealed record PlainRow(int Number, Dictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>Outermost first.</summary>
    public string[] Levels { get; } = Cells.GetValueOrDefault("each", "").Split(" > ", StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A table as written.</summary>
/// <param name="File">Its name below the mappings folder.</param>
internal sealed record PlainTable(string File, string[] Columns, List<PlainRow> Rows)
{
    public string Csv() => string.Join('\n', [string.Join(',', Columns), .. Rows.Select(row => string.Join(',', Columns.Select(column => Quoted(row[column]))))]) + "\n";

    public static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
