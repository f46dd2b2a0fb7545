using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>The rows of a code table in a sheet or CSV file, under whichever names its header gives the columns.</summary>
internal static class CodeGrid
{
    // Somebody may have put a title above the header.
    private const int RowsToSearch = 5;

    /// <summary>Whether one of the first rows is a code table's header.</summary>
    public static bool HoldsCodes(Grid grid) => HeaderRow(grid) >= 0;

    /// <summary>Reads the rows; faults name each cell that is not what was meant.</summary>
    public static ImmutableArray<CodeEntry> Read(Grid grid, CodeCellCheck check, FaultList faults)
    {
        int header = HeaderRow(grid);
        if (header < 0)
        {
            faults.Add(IssueCodes.ColumnWrong, grid.At(0, 0, "code"), $"Expected a header row: {string.Join(',', CodeTable.Columns)}, or 编码,名称,目标编码,目标名称,关系,生效日期,失效日期,备注.");
            return [];
        }

        Dictionary<string, int> columns = Columns(grid, header, faults);
        ImmutableArray<CodeEntry>.Builder entries = ImmutableArray.CreateBuilder<CodeEntry>();
        for (int row = header + 1; row < grid.Rows.Length; row++)
        {
            if (grid.HoldsAnything(row))
            {
                entries.Add(Entry(grid, row, columns, check));
            }
        }

        return entries.ToImmutable();
    }

    private static int HeaderRow(Grid grid) =>
        Enumerable.Range(0, Math.Min(RowsToSearch, grid.Rows.Length)).Append(-1).First(row => row < 0 || grid.Rows[row].Select(cell => CodeColumns.Find(cell.Text)).Intersect(["code", "target"]).Count() == 2);

    private static Dictionary<string, int> Columns(Grid grid, int header, FaultList faults)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int at = 0; at < grid.Rows.Max(row => row.Length); at++)
        {
            string text = grid[header, at].Text;
            if (text.Length > 0 && CodeColumns.Find(text) is not { } column)
            {
                faults.Add(IssueCodes.ColumnWrong, grid.At(header, at, text), $"Nobody knows the column '{text}': expected {string.Join(", ", CodeTable.Columns)}.{NearestName.Hint(text, CodeColumns.All)}");
            }
            else if (text.Length > 0 && !columns.TryAdd(CodeColumns.Find(text)!, at)) // found above
            {
                faults.Add(IssueCodes.ColumnWrong, grid.At(header, at, text), "Expected each column once.");
            }
            else if (text.Length == 0 && Enumerable.Range(header + 1, grid.Rows.Length - header - 1).FirstOrDefault(row => grid[row, at].Text.Length > 0) is var row and > 0)
            {
                faults.Add(IssueCodes.ColumnWrong, grid.At(row, at, ""), "A cell without a column name above it: give the column a name or empty the cell.");
            }
        }

        return columns;
    }

    private static CodeEntry Entry(Grid grid, int row, Dictionary<string, int> columns, CodeCellCheck check)
    {
        string At(string column) => grid.At(row, columns.GetValueOrDefault(column), column);
        return CodeEntry.Of(column => columns.TryGetValue(column, out int index) ? Text(grid[row, index], column, At(column), check) : "", At);
    }

    private static string Text(GridCell cell, string column, string at, CodeCellCheck check)
    {
        switch (column)
        {
            case "code" or "target":
                check.CheckCode(cell, at, isTarget: column == "target");
                return cell.Text;
            case "valid_from" or "valid_to":
                return check.Day(cell, at);
            case "equivalence":
                return CodeColumns.Equivalence(cell.Text);
            default:
                check.CheckWords(cell, at);
                return cell.Text;
        }
    }
}
