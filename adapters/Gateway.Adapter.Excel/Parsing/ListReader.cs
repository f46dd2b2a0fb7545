using System.Text;
using System.Xml;
using Gateway.Adapter.Excel.Biff;
using Gateway.Adapter.Excel.Layout;
using Gateway.Adapter.Excel.Workbooks;

namespace Gateway.Adapter.Excel.Parsing;

/// <summary>Reads one workbook: of each sheet (1) which list it is, (2) where its header is, (3) the rows below it. Values have no place in the bytes, which are packed: their cell is in their path.</summary>
internal sealed class ListReader(ExcelLayout layout, ReadOnlyMemory<byte> message)
{
    private const int HeaderRows = 30;
    private MessageReading reading = new(message, Encoding.UTF8, 2);
    private int lists;

    public Outcome<SourceRecord> Read()
    {
        try
        {
            List<Sheet> sheets = Sheets();
            reading = new MessageReading(message, Encoding.UTF8, sheets.Sum(NodesOf)); // a record that does not grow is not copied
            sheets.ForEach(Sheet);
        }
        catch (WorkbookFault fault)
        {
            reading.Fault(fault.Code, 0, 0, fault.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or XmlException or NotSupportedException or ArgumentException or OverflowException)
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected a workbook, .xlsx or .xls: open the file in Excel or WPS and save it as .xlsx, without a password.");
        }

        if (lists == 0 && !reading.Issues.HasErrors)
        {
            reading.Fault(IssueCodes.MessageUnknown, 0, 0, $"Expected a sheet with a header row of {string.Join(" or ", layout.Lists.Select(list => string.Join(", ", list.Needed)))}.");
        }

        return reading.Finish();
    }

    private List<Sheet> Sheets()
    {
        if (CompoundFile.IsOne(message.Span))
        {
            return BiffWorkbook.Read(message);
        }

        using var workbook = new Workbook(message);
        return [.. workbook.Sheets.Select(sheet => new Sheet(sheet.Name, workbook.Rows(sheet.Part, out List<MergedRange> merged), merged))];
    }

    private int NodesOf(Sheet sheet)
    {
        int widest = layout.Lists.Max(list => list.Columns.Length);
        return 2 + sheet.Rows.Sum(row => 1 + Math.Min(row.Cells.Count, widest));
    }

    private void Sheet(Sheet sheet)
    {
        (string name, List<SheetRow> rows, List<MergedRange> merged) = sheet;
        foreach (ListLayout list in layout.Lists.Where(list => list.Takes(name))) // (1)
        {
            int header = rows.Take(HeaderRows).ToList().FindIndex(row => list.Needed.All(column => HeaderOf(row).Contains(column, StringComparer.Ordinal))); // (2)
            if (header >= 0)
            {
                lists++;
                reading.TryOpen(list.Name, 0);
                List(list, name, header, list.FillMerged && merged.Count > 0 ? Merging.Filled(rows, merged) : rows); // (3)
                reading.Record.Close(0);
                return;
            }
        }

        if (layout.Lists.FirstOrDefault(list => list.Sheets.Contains(name, StringComparer.Ordinal)) is { } expected)
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, $"Expected a header row with {string.Join(", ", expected.Needed)} in the sheet of {expected.Name}.");
        }
    }

    private void List(ListLayout list, string name, int header, List<SheetRow> rows)
    {
        reading.Value(ExcelShape.Sheet, name, 0, 0);
        foreach (string title in rows.Take(header).SelectMany(row => row.Cells).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            reading.Value(ExcelShape.Title, title, 0, 0);
        }

        string?[] columns = [.. HeaderOf(rows[header])];
        Columns(list, columns);
        foreach (SheetRow row in rows.Skip(header + 1).Where(row => !row.IsEmpty))
        {
            if (reading.IsStopped)
            {
                return;
            }

            Row(list, columns, row);
        }
    }

    private void Columns(ListLayout list, string?[] columns)
    {
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not { } header)
            {
                continue;
            }

            bool isKnown = list.Columns.Contains(header, StringComparer.Ordinal);
            if ((!isKnown && list.OtherColumns == OtherColumns.Refused) || (isKnown && Array.IndexOf(columns, header) < column))
            {
                reading.Fault(IssueCodes.StructureUnreadable, 0, 0, $"Expected each column once, and no others than {string.Join(", ", list.Columns)}: column {column + 1} is another.");
            }
        }
    }

    private void Row(ListLayout list, string?[] columns, SheetRow row)
    {
        bool isTotal = !list.Totals.IsEmpty && row.Cells.Find(cell => !string.IsNullOrWhiteSpace(cell)) is { } first && list.Totals.Contains(Plain(first), StringComparer.Ordinal);
        if (!reading.TryOpen(isTotal ? ExcelShape.Total : ExcelShape.Row, 0))
        {
            return;
        }

        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is { } header && list.Columns.Contains(header, StringComparer.Ordinal))
            {
                reading.Value(header, row[column], 0, 0);
            }
        }

        if (row.Cells.Count > columns.Length && row.Cells.Skip(columns.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected no value beside the columns of the header.");
        }

        reading.Record.Close(0);
    }

    private static IEnumerable<string?> HeaderOf(SheetRow row) => row.Cells.Select(cell => string.IsNullOrWhiteSpace(cell) ? null : Plain(cell));

    // Headers are laid out for people: 姓 名, or in two lines.
    private static string Plain(string text) => HasBlanks(text) ? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))) : text;

    private static bool HasBlanks(string text)
    {
        foreach (char letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                return true;
            }
        }

        return false;
    }
}
