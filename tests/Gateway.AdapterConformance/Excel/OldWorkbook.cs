using System.Buffers.Binary;
using System.Text;

namespace Gateway.AdapterConformance.Excel;

/// <summary>Small .xls workbooks for tests, record by record: one sheet 一 with the header 代码, 名称 in its first row.</summary>
internal static class OldWorkbook
{
    private const int SectorBytes = 512, HeadBytes = 4;

    /// <summary>Three texts that every workbook has; others of <c>shared</c> follow them.</summary>
    private static readonly string[] Texts = ["代码", "名称"];

    /// <summary>A workbook.</summary>
    /// <param name="records">Of the sheet, behind the header.</param>
    /// <param name="globals">Of the workbook, before its sheets.</param>
    /// <param name="shared">Further shared texts, as the file holds them: each part but the first is a continuation.</param>
    /// <param name="sharedCount">How many texts these are.</param>
    public static byte[] Of(byte[][] records, byte[][]? globals = null, byte[][]? shared = null, int sharedCount = 0)
    {
        byte[][] parts = shared ?? [[]];
        byte[] texts = [.. Number(9), .. Number(Texts.Length + sharedCount), .. Texts.SelectMany(Text), .. parts[0]];
        byte[][] before =
        [
            Record(0x0809, [0x00, 0x06, 0x05, 0x00, .. new byte[12]]), .. globals ?? [], Record(0x00E0, new byte[20]), Record(0x00FC, texts), .. parts[1..].Select(part => Record(0x003C, part)),
        ];
        byte[] name = Text("一")[1..]; // its length in one byte
        name[0] = 1;
        int place = before.Sum(record => record.Length) + HeadBytes + 6 + name.Length + HeadBytes;
        return InFile([.. before.SelectMany(record => record), .. Record(0x0085, [.. Number(place), 0, 0, .. name]), .. Record(0x000A, []), .. Sheet(records)]);
    }

    /// <summary>A compound file with one stream.</summary>
    public static byte[] InFile(byte[] content, string stream = "Workbook")
    {
        byte[] padded = [.. content, .. new byte[Math.Max(4096, (content.Length + SectorBytes - 1) / SectorBytes * SectorBytes) - content.Length]];
        int sectors = padded.Length / SectorBytes;
        byte[] header = new byte[SectorBytes], links = new byte[SectorBytes], directory = new byte[SectorBytes];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        (header[30], header[32]) = (9, 6);
        foreach ((int at, uint value) in (ReadOnlySpan<(int, uint)>)[(44, 1), (48, 1), (56, 4096), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0)])
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        }

        links.AsSpan().Fill(0xFF);
        for (int sector = 0; sector < sectors + 2; sector++) // the links themselves, the directory, the stream
        {
            BinaryPrimitives.WriteUInt32LittleEndian(links.AsSpan(sector * 4), sector == 0 ? 0xFFFFFFFD : sector == 1 || sector == sectors + 1 ? 0xFFFFFFFE : (uint)sector + 1);
        }

        Entry(directory.AsSpan(0), "Root Entry", 5, 0xFFFFFFFE, 0);
        Entry(directory.AsSpan(128), stream, 2, 2, padded.Length);
        return [.. header, .. links, .. directory, .. padded];
    }

    public static byte[] Record(int type, byte[] data) => [.. Short(type), .. Short(data.Length), .. data];

    public static byte[] Cell(int type, int row, int column, params byte[] data) => Record(type, [.. Short(row), .. Short(column), 0, 0, .. data]);

    public static byte[] Double(double number) => BitConverter.GetBytes(number);

    public static byte[] Number(int number) => BitConverter.GetBytes(number);

    public static byte[] Short(int number) => BitConverter.GetBytes((ushort)number);

    /// <summary>A text with two bytes a letter.</summary>
    public static byte[] Text(string text) => [.. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Sheet(byte[][] records) =>
    [
        .. Record(0x0809, [0x00, 0x06, 0x10, 0x00, .. new byte[12]]), .. Cell(0x00FD, 0, 0, Number(0)), .. Cell(0x00FD, 0, 1, Number(1)), .. records.SelectMany(record => record), .. Record(0x000A, []),
    ];

    private static void Entry(Span<byte> entry, string name, byte kind, uint start, int length)
    {
        Encoding.Unicode.GetBytes(name, entry);
        (entry[64], entry[66]) = ((byte)((name.Length * 2) + 2), kind);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteInt32LittleEndian(entry[120..], length);
    }
}
