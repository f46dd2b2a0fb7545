namespace Gateway.Adapter.Excel.Biff;

/// <summary>The types of records that are read ([MS-XLS] 2.3); all others are passed over.</summary>
internal static class BiffType
{
    public const int Formula = 0x0006;
    public const int EndOfPart = 0x000A;
    public const int DateMode = 0x0022;
    public const int Password = 0x002F;
    public const int Continue = 0x003C;
    public const int SheetPlace = 0x0085;
    public const int Numbers = 0x00BD;
    public const int RichLabel = 0x00D6;
    public const int CellFormat = 0x00E0;
    public const int MergedCells = 0x00E5;
    public const int SharedTexts = 0x00FC;
    public const int SharedLabel = 0x00FD;
    public const int Number = 0x0203;
    public const int Label = 0x0204;
    public const int TruthOrError = 0x0205;
    public const int FormulaText = 0x0207;
    public const int ShortNumber = 0x027E;
    public const int NumberFormat = 0x041E;
    public const int BeginOfPart = 0x0809;
}
