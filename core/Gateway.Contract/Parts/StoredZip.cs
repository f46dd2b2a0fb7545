using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Gateway.Contract;

/// <summary>
/// Several files as one message: a ZIP file (PKWARE APPNOTE 6.3) whose entries are stored, not compressed, so that every byte of theirs has its place in the message.
/// The same files in the same order give the same bytes: no clock is asked.
/// </summary>
public static class StoredZip
{
    internal const uint EntryMark = 0x04034B50, DirectoryMark = 0x02014B50, EndMark = 0x06054B50;
    internal const int EntryLength = 30, DirectoryLength = 46, EndLength = 22;
    internal const ushort Utf8Names = 0x0800;
    private const ushort Version = 20, FirstDay = 0x21; // 1980-01-01

    /// <summary>Makes one message of files.</summary>
    /// <param name="parts">Names without folders, and contents; at most 65535.</param>
    public static byte[] Write(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> parts)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        ushort count = 0;
        foreach ((string name, ReadOnlyMemory<byte> bytes) in parts)
        {
            byte[] nameBytes = Encoding.UTF8.GetBytes(name), common = Common(bytes.Span, nameBytes.Length);
            directory.Write([.. Number(DirectoryMark), .. Half(Version), .. common, .. new byte[10], .. Number((uint)file.Position), .. nameBytes]);
            file.Write([.. Number(EntryMark), .. common, .. nameBytes]);
            file.Write(bytes.Span);
            count++;
        }

        uint directoryAt = (uint)file.Position;
        directory.WriteTo(file);
        file.Write([.. Number(EndMark), .. new byte[4], .. Half(count), .. Half(count), .. Number((uint)directory.Length), .. Number(directoryAt), .. new byte[2]]);
        return file.ToArray();
    }

    /// <summary>Finds the files of a message.</summary>
    /// <param name="message">The whole ZIP file, from whomever.</param>
    /// <param name="parts">The files in the order of its directory; empty when the result is false.</param>
    /// <param name="fault">What was expected and where; null when the result is true.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, out ImmutableArray<MessagePart> parts, out (int Offset, string Reason)? fault)
    {
        var directory = new ZipDirectory(message);
        bool isWhole = directory.TryRead(out parts);
        fault = isWhole ? null : directory.Fault;
        return isWhole;
    }

    // What an entry says of itself and the directory says again.
    private static byte[] Common(ReadOnlySpan<byte> bytes, int nameLength) =>
    [
        .. Half(Version), .. Half(Utf8Names), .. Half(0), .. Half(0), .. Half(FirstDay),
        .. Number(Crc32.Of(bytes)), .. Number((uint)bytes.Length), .. Number((uint)bytes.Length), .. Half((ushort)nameLength), .. Half(0),
    ];

    private static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Half(ushort value) => Number(value)[..2];
}
