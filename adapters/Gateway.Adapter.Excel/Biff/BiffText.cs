using System.Buffers.Binary;

namespace Gateway.Adapter.Excel.Biff;

/// <summary>
/// Texts in the data of a record and its continuations. A text that goes on in the next part says there anew whether its characters have one byte or two ([MS-XLS] 2.5.293).
/// </summary>
internal sealed class BiffText(IReadOnlyList<ReadOnlyMemory<byte>> parts)
{
    private const byte IsWide = 1, HasMore = 4, HasRuns = 8;
    private const int RunBytes = 4;
    private int part;
    private int at;

    /// <summary>Thirty-two bits.</summary>
    public uint Long() => Short() | ((uint)Short() << 16);

    /// <summary>Sixteen bits.</summary>
    public ushort Short() => (ushort)(Byte() | (Byte() << 8));

    /// <summary>Passes over bytes.</summary>
    public void Skip(long bytes)
    {
        for (long left = bytes; left > 0;)
        {
            int here = (int)Math.Min(left, Rest().Length);
            at += here;
            left -= here;
        }
    }

    /// <summary>A text with its length in front, in one or two bytes.</summary>
    public string Text(bool isShort = false) => Characters(isShort ? Byte() : Short(), Byte());

    /// <summary>A text of the table of shared ones: runs of rich text and a pronunciation may follow it.</summary>
    public string SharedText()
    {
        int length = Short();
        byte flags = Byte();
        int runs = (flags & HasRuns) != 0 ? Short() : 0;
        uint more = (flags & HasMore) != 0 ? Long() : 0;
        string text = Characters(length, flags);
        Skip(((long)runs * RunBytes) + more);
        return text;
    }

    private byte Byte()
    {
        byte value = Rest()[0];
        at++;
        return value;
    }

    private ReadOnlySpan<byte> Rest()
    {
        while (part < parts.Count && at >= parts[part].Length)
        {
            part++;
            at = 0;
        }

        return part < parts.Count ? parts[part].Span[at..] : throw new InvalidDataException("Expected a longer text.");
    }

    private string Characters(int length, byte flags)
    {
        Span<char> letters = length <= 256 ? stackalloc char[length] : new char[length];
        int read = 0;
        bool isWide = (flags & IsWide) != 0;
        for (int within = part; read < length;)
        {
            ReadOnlySpan<byte> rest = Rest();
            if (part != within && at == 0)
            {
                isWide = (Byte() & IsWide) != 0;
                within = part;
                continue;
            }

            int size = isWide ? 2 : 1, here = Math.Min(length - read, rest.Length / size);
            if (here == 0)
            {
                throw new InvalidDataException("Expected whole characters.");
            }

            for (int letter = 0; letter < here; letter++)
            {
                letters[read++] = isWide ? (char)BinaryPrimitives.ReadUInt16LittleEndian(rest[(letter * 2)..]) : (char)rest[letter];
            }

            at += here * size;
        }

        return new string(letters);
    }
}
