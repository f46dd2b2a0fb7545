using System.Buffers.Binary;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>The file beside a table in which its long texts stand, in blocks.</summary>
/// <param name="Part">Where it is in the message.</param>
/// <param name="Version">The table's first byte.</param>
internal sealed record MemoFile(MessagePart Part, byte Version)
{
    private const int UsualBlock = 512;
    private const byte EndMark = 0x1A;

    /// <summary>Finds a text.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="block">The block that it begins in, from 1.</param>
    /// <param name="at">Its first byte in the message.</param>
    /// <param name="length">Its bytes.</param>
    public bool TryFind(ReadOnlySpan<byte> message, long block, out int at, out int length)
    {
        ReadOnlySpan<byte> file = message.Slice(Part.Offset, Part.Length);
        long from = block * BlockBytes(file);
        (at, length) = (Part.Offset, 0);
        if (from < 8 || from + 8 > file.Length)
        {
            return false;
        }

        (int skipped, long found) = Version switch
        {
            0x83 => (0, Marked(file[(int)from..])),
            0x8B => (8, BinaryPrimitives.ReadUInt32LittleEndian(file[((int)from + 4)..]) - 8L),
            _ => (8, BinaryPrimitives.ReadUInt32BigEndian(file[((int)from + 4)..])),
        };
        if (found < 0 || from + skipped + found > file.Length)
        {
            return false;
        }

        (at, length) = (Part.Offset + (int)from + skipped, (int)found);
        return true;
    }

    private static int Marked(ReadOnlySpan<byte> text) => text.IndexOf(EndMark);

    private int BlockBytes(ReadOnlySpan<byte> file)
    {
        int said = file.Length < 24 ? 0 : Version switch
        {
            0x83 => UsualBlock,
            0x8B => BinaryPrimitives.ReadUInt16LittleEndian(file[20..]),
            _ => BinaryPrimitives.ReadUInt16BigEndian(file[6..]),
        };
        return said == 0 ? UsualBlock : said;
    }
}
