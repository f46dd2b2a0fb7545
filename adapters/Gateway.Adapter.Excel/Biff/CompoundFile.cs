using System.Buffers.Binary;
using System.Text;

namespace Gateway.Adapter.Excel.Biff;

/// <summary>
/// The file around an .xls workbook: streams in chains of sectors ([MS-CFB]). Every chain has at most as many links as the file has sectors, and a file that ends before its last used sector is refused, so that a torn one is never read as whole.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512, EntryBytes = 128, NumberBytes = 4;
    private const int TablesInHeader = 109;
    private const uint LastSector = 0xFFFFFFFA, Free = 0xFFFFFFFF, EndOfChain = 0xFFFFFFFE;

    private readonly ReadOnlyMemory<byte> file;
    private readonly int shift, miniShift;
    private readonly uint cutOff;
    private readonly uint[] next;
    private readonly byte[] directory;

    /// <exception cref="InvalidDataException">It is none, or not whole.</exception>
    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        if (!IsOne(file.Span) || file.Length < HeaderBytes)
        {
            throw new InvalidDataException("Expected a compound file.");
        }

        ReadOnlySpan<byte> header = file.Span[..HeaderBytes];
        (shift, miniShift, cutOff) = (BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), BinaryPrimitives.ReadUInt16LittleEndian(header[32..]), Number(header, 56));
        if (shift is not (9 or 12) || miniShift is < 2 or > 9)
        {
            throw new InvalidDataException("Expected sectors of 512 or 4096 bytes.");
        }

        next = Links();
        int used = Array.FindLastIndex(next, link => link != Free);
        if (used >= Sectors)
        {
            throw new InvalidDataException("Expected the file to go on: it is cut off.");
        }

        directory = Chain(Number(header, 48), length: null);
    }

    private int SectorBytes => 1 << shift;

    private int Sectors => (int)Math.Max(0, ((long)file.Length >> shift) - 1);

    /// <summary>Whether bytes begin as such a file does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>A stream by its name; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Stream(string name)
    {
        int root = -1;
        for (int at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            ReadOnlySpan<byte> entry = directory.AsSpan(at, EntryBytes);
            root = entry[66] == 5 ? at : root;
            if (entry[66] == 2 && NameOf(entry) == name)
            {
                uint start = Number(entry, 116), length = Number(entry, 120);
                return length < cutOff ? MiniStream(root, start, length) : Chain(start, length);
            }
        }

        return null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static string NameOf(ReadOnlySpan<byte> entry)
    {
        int bytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
        return Encoding.Unicode.GetString(entry[..bytes]);
    }

    private ReadOnlySpan<byte> Sector(uint number) => number < Sectors
        ? file.Span.Slice((int)(number + 1) << shift, SectorBytes)
        : throw new InvalidDataException("Expected a sector inside the file.");

    // The table of links, itself in sectors that the header lists, and behind the first 109 a chain of lists.
    private uint[] Links()
    {
        var tables = new List<uint>();
        ReadOnlySpan<byte> header = file.Span[..HeaderBytes];
        uint count = Number(header, 44), list = Number(header, 68);
        for (int at = 0; at < TablesInHeader && tables.Count < count; at++)
        {
            tables.Add(Number(header, 76 + (at * NumberBytes)));
        }

        for (int lists = 0; tables.Count < count && lists < Sectors && list < LastSector; lists++)
        {
            ReadOnlySpan<byte> sector = Sector(list);
            int last = SectorBytes - NumberBytes;
            for (int at = 0; at < last && tables.Count < count; at += NumberBytes)
            {
                tables.Add(Number(sector, at));
            }

            list = Number(sector, last);
        }

        if (tables.Count != count || count > Sectors)
        {
            throw new InvalidDataException("Expected all tables of sectors.");
        }

        return Numbers(tables);
    }

    private uint[] Numbers(List<uint> tables)
    {
        uint[] numbers = new uint[tables.Count * (SectorBytes / NumberBytes)];
        int at = 0;
        foreach (uint table in tables)
        {
            ReadOnlySpan<byte> sector = Sector(table);
            for (int place = 0; place < sector.Length; place += NumberBytes)
            {
                numbers[at++] = Number(sector, place);
            }
        }

        return numbers;
    }

    // As long as its entry says, or as the chain is.
    private byte[] Chain(uint start, uint? length)
    {
        var sectors = new List<uint>();
        long needed = length is { } given ? (given + SectorBytes - 1L) >> shift : long.MaxValue;
        for (uint sector = start; sector != EndOfChain && sectors.Count < needed; sector = next[sector])
        {
            if (sectors.Count >= Sectors || sector >= next.Length)
            {
                throw new InvalidDataException("Expected a chain of sectors that ends.");
            }

            sectors.Add(sector);
        }

        byte[] bytes = new byte[Math.Min(length ?? uint.MaxValue, (long)sectors.Count << shift)];
        for (int at = 0, place = 0; place < bytes.Length; at++, place += SectorBytes)
        {
            Sector(sectors[at])[..Math.Min(SectorBytes, bytes.Length - place)].CopyTo(bytes.AsSpan(place));
        }

        return length is null || bytes.Length == length ? bytes : throw new InvalidDataException("Expected a stream as long as its entry says.");
    }

    private byte[] MiniStream(int root, uint start, uint length)
    {
        byte[] all = root < 0 ? [] : Chain(Number(directory, root + 116), Number(directory, root + 120)), links = Chain(Number(file.Span, 60), length: null);
        int size = 1 << miniShift, place = 0;
        byte[] bytes = new byte[Math.Min(length, all.Length)];
        for (uint sector = start; place < bytes.Length && ((long)sector + 1) * size <= all.Length && ((long)sector + 1) * NumberBytes <= links.Length; sector = Number(links, (int)sector * NumberBytes))
        {
            int here = Math.Min(size, bytes.Length - place);
            all.AsSpan((int)sector * size, here).CopyTo(bytes.AsSpan(place));
            place += here;
        }

        return place == length ? bytes : throw new InvalidDataException("Expected a small stream as long as its entry says.");
    }
}
