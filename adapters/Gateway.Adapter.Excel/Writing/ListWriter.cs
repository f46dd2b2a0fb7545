using Gateway.Adapter.Excel.Layout;

namespace Gateway.Adapter.Excel.Writing;

/// <summary>Writes one workbook: a sheet per list of the record, titles, header, rows and totals, every cell as text.</summary>
internal sealed class ListWriter(ExcelLayout layout)
{
    private readonly IssueList issues = new();

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        var sheets = new List<(string Name, List<string?[]> Rows)>();
        foreach (SourceNode node in record.Root.Children)
        {
            if (layout.Lists.FirstOrDefault(list => list.Name == node.Name) is not { } list || !node.IsGroup)
            {
                issues.Add(new Issue(IssueCodes.ValueUnwritable, node.Location, $"Expected one of the lists {string.Join(", ", layout.Lists.Select(known => known.Name))}."));
                continue;
            }

            sheets.Add((NameOf(node, list, sheets.Count), RowsOf(node, list)));
        }

        if (sheets.Count == 0 && !issues.HasErrors)
        {
            issues.Add(new Issue(IssueCodes.ValueUnwritable, SourceLocation.Whole, "Expected at least one list."));
        }

        return issues.HasErrors ? Outcome.Refused<ReadOnlyMemory<byte>>(issues.ToImmutable()) : Outcome.Of<ReadOnlyMemory<byte>>(WorkbookWriter.Write(sheets));
    }

    private string NameOf(SourceNode node, ListLayout list, int index)
    {
        SourceNode named = node.Child(ExcelShape.Sheet);
        string name = named.Text ?? (list.Sheets.IsEmpty ? FormattableString.Invariant($"Sheet{index + 1}") : list.Sheets[0]);
        if (name.Length > 31 || name.AsSpan().IndexOfAny(WorkbookWriter.NoSheetNames) >= 0)
        {
            issues.Add(new Issue(IssueCodes.ValueUnwritable, named.Location, "Expected a sheet's name of at most 31 characters without []:*?/\\."));
        }

        return name;
    }

    private List<string?[]> RowsOf(SourceNode node, ListLayout list)
    {
        List<string?[]> rows = [.. node.Children.Where(child => child.Name == ExcelShape.Title).Select(title => new[] { title.Text })];
        bool isIn(string column) => !list.Optional.Contains(column, StringComparer.Ordinal) || node.Children.Any(child => child.Child(column).Exists);
        string[] columns = [.. list.Columns.Where(isIn)];
        rows.Add(columns);
        foreach (SourceNode row in node.Children.Where(child => child.Name is not (ExcelShape.Title or ExcelShape.Sheet)))
        {
            if (row.Name is not (ExcelShape.Row or ExcelShape.Total) || !row.IsGroup)
            {
                issues.Add(new Issue(IssueCodes.ValueUnwritable, row.Location, "Expected sheet, title, row or total."));
                continue;
            }

            foreach (SourceNode stranger in row.Children.Where(cell => cell.IsGroup || !list.Columns.Contains(cell.Name, StringComparer.Ordinal) || cell.Text?.Length > WorkbookWriter.LongestCell))
            {
                issues.Add(new Issue(IssueCodes.ValueUnwritable, stranger.Location, $"Expected a plain value of at most {WorkbookWriter.LongestCell} characters in a column of {list.Name}."));
            }

            rows.Add([.. columns.Select(column => row.Child(column).Text)]);
        }

        return rows;
    }
}
