using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gateway.Adapter.Xml.Packing;

/// <summary>
/// Unpacks a ZIP archive in memory (APPNOTE 6.3): stored and deflated files, no encryption, no ZIP64. It trusts no size: it stops at the limits it is given, and compares lengths and check sums.
/// </summary>
/// <param name="archive">The whole archive.</param>
/// <param name="maxBytes">Most bytes of all files together, unpacked.</param>
/// <param name="maxEntries">Most files and folders.</param>
internal sealed class ZipReader(byte[] archive, int maxBytes, int maxEntries)
{
    private const int EndLength = 22;
    private const int HeaderLength = 46;
    private const int LocalLength = 30;
    private const long MostExpansion = 1032; // deflate makes no more of a byte (zlib's technical details)

    private int taken;

    /// <summary>What is wrong; null as long as nothing is.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether a limit was reached.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>The files in the archive's order; empty with a reason where it cannot be read.</summary>
    public List<ZipEntry> Read()
    {
        var entries = new List<ZipEntry>();
        int end = archive.AsSpan(Math.Max(0, archive.Length - EndLength - ushort.MaxValue)).LastIndexOf("PK\u0005\u0006"u8);
        end = end < 0 ? -1 : end + Math.Max(0, archive.Length - EndLength - ushort.MaxValue);
        if (end < 0 || end + EndLength > archive.Length)
        {
            Reason = "Expected a ZIP archive.";
            return entries;
        }

        int count = Short(end + 10);
        uint at = Long(end + 16);
        if (count > maxEntries)
        {
            Stop($"Expected at most {maxEntries} files in an archive.");
        }

        for (int index = 0; index < count && Reason is null; index++)
        {
            Header(ref at, entries);
        }

        return entries;
    }

    private void Header(ref uint at, List<ZipEntry> entries)
    {
        if (at > archive.Length - HeaderLength || !archive.AsSpan((int)at).StartsWith("PK\u0001\u0002"u8))
        {
            Reason = "Expected a ZIP archive with a whole directory.";
            return;
        }

        int header = (int)at, nameLength = Short(header + 28);
        at += (uint)(HeaderLength + nameLength + Short(header + 30) + Short(header + 32));
        if (header + HeaderLength + nameLength > archive.Length || NameOf(archive.AsSpan(header + HeaderLength, nameLength)) is not { } name)
        {
            Reason = "Expected names of files that lead nowhere else: no .., no drive, no \\ and no / in front.";
            return;
        }

        if ((Short(header + 8) & 1) != 0 || Short(header + 10) is not (0 or 8))
        {
            Reason = "Expected files that are stored or deflated, and not encrypted.";
        }
        else if (!name.EndsWith('/') && Content(header) is { } bytes)
        {
            entries.Add(new ZipEntry(name, bytes));
        }
    }

    private byte[]? Content(int header)
    {
        uint packed = Long(header + 20), local = Long(header + 42), length = Long(header + 24);
        bool isThere = local <= archive.Length - LocalLength && archive.AsSpan((int)local).StartsWith("PK\u0003\u0004"u8);
        long begin = isThere ? (long)local + LocalLength + Short((int)local + 26) + Short((int)local + 28) : 0;
        if (!isThere || begin + packed > archive.Length)
        {
            Reason = "Expected a ZIP archive with whole files.";
            return null;
        }

        if (length > packed * MostExpansion)
        {
            Reason = "Expected files of the length that the archive says.";
            return null;
        }

        if (length > maxBytes - taken)
        {
            Stop($"Expected at most {maxBytes} bytes in an archive, unpacked.");
            return null;
        }

        byte[] bytes = new byte[length];
        bool isWhole = Short(header + 10) == 0 ? Stored(bytes, (int)begin, (int)packed) : Deflated(bytes, (int)begin, (int)packed);
        taken += bytes.Length;
        Reason = isWhole && Crc32.Of(bytes) == Long(header + 16) ? Reason : "Expected files of the length and check sum that the archive says.";
        return bytes;
    }

    private bool Stored(byte[] bytes, int begin, int packed)
    {
        bool isWhole = packed == bytes.Length;
        archive.AsSpan(begin, isWhole ? packed : 0).CopyTo(bytes);
        return isWhole;
    }

    private bool Deflated(byte[] bytes, int begin, int packed)
    {
        try
        {
            using var source = new MemoryStream(archive, begin, packed, writable: false);
            using var unpacked = new DeflateStream(source, CompressionMode.Decompress);
            return unpacked.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && unpacked.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        Encoding encoding = StrictText.Decodes(bytes, Encoding.UTF8, out _) ? Encoding.UTF8 : Encoding.Latin1; // older packers write the name in their own encoding
        string name = encoding.GetString(bytes);
        bool isSafe = name.Length > 0 && name[0] != '/' && name.IndexOfAny(['\\', ':']) < 0 && !name.Any(char.IsControl) && !name.Split('/').Contains("..", StringComparer.Ordinal);
        return isSafe ? name : null;
    }

    private void Stop(string reason) => (Reason, IsTooMuch) = (reason, true);

    private int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(archive.AsSpan(at));

    private uint Long(int at) => BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at));
}
