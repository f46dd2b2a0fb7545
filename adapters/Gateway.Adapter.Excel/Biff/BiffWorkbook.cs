using Gateway.Adapter.Excel.Workbooks;

namespace Gateway.Adapter.Excel.Biff;

/// <summary>An .xls workbook of Excel 97 or later (BIFF8, [MS-XLS]): (1) the part for the whole workbook with its sheets' places, texts and formats, (2) the sheets.</summary>
internal sealed class BiffWorkbook
{
    private const int Biff8 = 0x0600, Globals = 0x0005, Worksheet = 0x0010;
    private readonly ReadOnlyMemory<byte> stream;
    private readonly UnpackBudget budget;
    private readonly List<(string Name, int Place)> sheets = [];
    private readonly List<string> sharedTexts = [];
    private readonly NumberFormats formats = new();

    private BiffWorkbook(ReadOnlyMemory<byte> stream, UnpackBudget budget) => (this.stream, this.budget) = (stream, budget);

    /// <summary>Reads all sheets, in the workbook's order.</summary>
    /// <exception cref="InvalidDataException">It is none, or damaged; also <see cref="WorkbookFault"/>.</exception>
    public static List<Sheet> Read(ReadOnlyMemory<byte> message)
    {
        var file = new CompoundFile(message);
        ReadOnlyMemory<byte> stream = file.Stream("Workbook")
            ?? throw new WorkbookFault(IssueCodes.StructureUnreadable, file.Stream("EncryptedPackage") is null ? "Expected a workbook of Excel 97 or later: save it as .xlsx." : "Expected a workbook without a password.");
        var workbook = new BiffWorkbook(stream, new UnpackBudget(message.Length));
        workbook.ReadGlobals();
        return [.. workbook.sheets.Select(workbook.SheetAt).OfType<Sheet>()];
    }

    private void ReadGlobals()
    {
        BiffRecord record = BiffRecord.At(stream, 0);
        if (record.Type != BiffType.BeginOfPart || record.Short(0) != Biff8 || record.Short(2) != Globals)
        {
            throw new WorkbookFault(IssueCodes.StructureUnreadable, "Expected a workbook of Excel 97 or later: save it as .xlsx.");
        }

        var patterns = new Dictionary<int, string>();
        for (; record.Type != BiffType.EndOfPart; record = BiffRecord.At(stream, record.End))
        {
            switch (record.Type)
            {
                case BiffType.Password:
                    throw new WorkbookFault(IssueCodes.StructureUnreadable, "Expected a workbook without a password.");
                case BiffType.DateMode:
                    formats.Is1904 = record.Short(0) == 1;
                    break;
                case BiffType.NumberFormat:
                    patterns[record.Short(0)] = new BiffText([record.Data[2..]]).Text();
                    break;
                case BiffType.CellFormat:
                    formats.Add(patterns.GetValueOrDefault(record.Short(2)), record.Short(2));
                    break;
                case BiffType.SheetPlace:
                    sheets.Add((new BiffText([record.Data[Math.Min(6, record.Data.Length)..]]).Text(isShort: true), (int)Math.Min(record.Long(0), int.MaxValue)));
                    break;
                case BiffType.SharedTexts:
                    ReadSharedTexts(record.Text(stream));
                    break;
            }
        }
    }

    private void ReadSharedTexts(BiffText table)
    {
        table.Skip(4); // how often they are used
        for (uint left = table.Long(); left > 0; left--)
        {
            string text = table.SharedText();
            budget.TakeText(text.Length + 8);
            sharedTexts.Add(text);
        }
    }

    // Charts and macro sheets have no list.
    private Sheet? SheetAt((string Name, int Place) sheet)
    {
        BiffRecord begin = BiffRecord.At(stream, sheet.Place);
        if (begin.Type != BiffType.BeginOfPart)
        {
            throw new InvalidDataException("Expected each sheet at its place.");
        }

        return begin.Short(2) == Worksheet ? new BiffSheet(stream, sharedTexts, formats, budget).Read(sheet.Name, begin.End) : null;
    }
}
