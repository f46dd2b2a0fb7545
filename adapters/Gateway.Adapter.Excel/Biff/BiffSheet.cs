using System.Globalization;
using Gateway.Adapter.Excel.Workbooks;

namespace Gateway.Adapter.Excel.Biff;

/// <summary>Reads the cells of one sheet. Rows count from 0 in the file, from 1 for people.</summary>
internal sealed class BiffSheet(ReadOnlyMemory<byte> stream, List<string> sharedTexts, NumberFormats formats, UnpackBudget budget)
{
    private const int MostColumns = 256; // the format's limit
    private const int NumberBytes = 6;
    private readonly SortedDictionary<int, List<string?>> rows = [];
    private readonly List<MergedRange> merged = [];
    private (int Row, int Column)? awaitsText;

    /// <summary>Reads up to the sheet's end.</summary>
    /// <param name="name">The sheet's.</param>
    /// <param name="place">Behind its first record.</param>
    public Sheet Read(string name, int place)
    {
        int depth = 1; // a chart inside a sheet is a part of its own
        for (BiffRecord record = BiffRecord.At(stream, place); ; record = BiffRecord.At(stream, record.End))
        {
            depth += record.Type == BiffType.BeginOfPart ? 1 : record.Type == BiffType.EndOfPart ? -1 : 0;
            if (depth == 0)
            {
                return new Sheet(name, [.. rows.Select(row => new SheetRow(row.Key + 1, row.Value))], merged);
            }

            if (depth == 1)
            {
                Take(record);
            }
        }
    }

    private void Take(BiffRecord record)
    {
        switch (record.Type)
        {
            case BiffType.SharedLabel:
                Put(record, record.Long(6) < sharedTexts.Count ? sharedTexts[(int)record.Long(6)] : throw new InvalidDataException("Expected a shared text."));
                break;
            case BiffType.Label or BiffType.RichLabel:
                Put(record, new BiffText([record.Data[Math.Min(6, record.Data.Length)..]]).Text());
                break;
            case BiffType.Number:
                Put(record, NumberOf(record.Double(6), record.Short(4)));
                break;
            case BiffType.ShortNumber:
                Put(record, NumberOf(Unpacked(record.Long(6)), record.Short(4)));
                break;
            case BiffType.Numbers:
                PutNumbers(record);
                break;
            case BiffType.TruthOrError:
                Put(record, TruthOrError(record.Short(6) & 0xFF, record.Short(6) >> 8 != 0));
                break;
            case BiffType.Formula:
                PutResult(record);
                break;
            case BiffType.FormulaText when awaitsText is { } cell:
                string text = record.Text(stream).Text();
                budget.TakeText(text.Length);
                Put(cell.Row, cell.Column, text);
                awaitsText = null;
                break;
            case BiffType.MergedCells:
                Merge(record);
                break;
        }
    }

    // A formula's result stands in it, but for a text, which follows in a record of its own.
    private void PutResult(BiffRecord record)
    {
        awaitsText = null;
        if (record.Short(12) != 0xFFFF)
        {
            Put(record, NumberOf(record.Double(6), record.Short(4)));
            return;
        }

        switch (record.Short(6) & 0xFF)
        {
            case 0:
                awaitsText = (record.Short(0), record.Short(2));
                break;
            case 1:
                Put(record, TruthOrError(record.Short(8) & 0xFF, isError: false));
                break;
            case 2:
                Put(record, TruthOrError(record.Short(8) & 0xFF, isError: true));
                break;
        }
    }

    private void PutNumbers(BiffRecord record)
    {
        int row = record.Short(0), first = record.Short(2), count = (record.Data.Length - NumberBytes) / NumberBytes;
        for (int number = 0; number < count; number++)
        {
            int at = 4 + (number * NumberBytes);
            Put(row, first + number, NumberOf(Unpacked(record.Long(at + 2)), record.Short(at)));
        }
    }

    private void Merge(BiffRecord record)
    {
        int count = record.Short(0);
        for (int at = 2; count > 0; count--, at += 8)
        {
            budget.TakeText(16);
            merged.Add(new MergedRange(record.Short(at) + 1, record.Short(at + 4), record.Short(at + 2) + 1, Math.Min(record.Short(at + 6), MostColumns - 1)));
        }
    }

    private void Put(BiffRecord cell, string text) => Put(cell.Short(0), cell.Short(2), text);

    private void Put(int row, int column, string text)
    {
        if (column >= MostColumns)
        {
            throw new WorkbookFault(IssueCodes.StructureUnreadable, $"Expected at most {MostColumns} columns.");
        }

        if (!rows.TryGetValue(row, out List<string?>? cells))
        {
            budget.TakeText(16);
            cells = rows[row] = [];
        }

        budget.TakeText(4 + Math.Max(0, column - cells.Count));
        while (cells.Count <= column)
        {
            cells.Add(null);
        }

        cells[column] = text.Length == 0 ? null : text;
    }

    private string NumberOf(double number, int format) => formats.TextOf(number.ToString("R", CultureInfo.InvariantCulture), format);

    // Thirty bits of a whole number or the upper thirty of a double; either may be of hundredths ([MS-XLS] 2.5.218).
    private static double Unpacked(uint packed)
    {
        double number = (packed & 2) != 0 ? (int)packed >> 2 : BitConverter.Int64BitsToDouble((long)(packed & ~3u) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }

    private static string TruthOrError(int value, bool isError) => (isError, value) switch
    {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        _ => "#N/A",
    };
}
