using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gateway.PlatformSimulator.Statements;

/// <summary>Zip archives of one file, written and read by the twin's own code (APPNOTE 6.3: local header, central directory, end record).</summary>
internal static class TwinZip
{
    private const int LocalHeader = 30;
    private const int CentralHeader = 46;
    private const int EndRecord = 22;
    private const int MostBytes = 256 << 20;

    public static byte[] Write(string name, byte[] content)
    {
        byte[] packed = Pack(content), leaf = Encoding.UTF8.GetBytes(name);
        uint sum = Checksum(content);
        byte[] zip = new byte[LocalHeader + leaf.Length + packed.Length + CentralHeader + leaf.Length + EndRecord];
        Span<byte> at = zip;
        Signature(at, 0x04034b50);
        Describe(at[4..], sum, packed.Length, content.Length, leaf.Length);
        leaf.CopyTo(at[LocalHeader..]);
        packed.CopyTo(at[(LocalHeader + leaf.Length)..]);

        int central = LocalHeader + leaf.Length + packed.Length;
        at = at[central..];
        Signature(at, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], 20);
        Describe(at[6..], sum, packed.Length, content.Length, leaf.Length);
        leaf.CopyTo(at[CentralHeader..]);

        at = at[(CentralHeader + leaf.Length)..];
        Signature(at, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(at[10..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(at[12..], CentralHeader + leaf.Length);
        BinaryPrimitives.WriteInt32LittleEndian(at[16..], central);
        return zip;
    }

    /// <summary>The first file of an archive, where the archive is whole and its checksum right.</summary>
    public static bool TryRead(byte[] zip, out byte[] content)
    {
        content = [];
        int end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecord > zip.Length || Int(zip, end + 16) is var central && (central < 0 || central + CentralHeader > end))
        {
            return false;
        }

        int method = Short(zip, central + 10), packed = Int(zip, central + 20), size = Int(zip, central + 24), local = Int(zip, central + 42);
        if (packed < 0 || size is < 0 or > MostBytes || local < 0 || local + LocalHeader > zip.Length)
        {
            return false;
        }

        int data = local + LocalHeader + Short(zip, local + 26) + Short(zip, local + 28);
        if (data + packed > zip.Length)
        {
            return false;
        }

        content = method == 0 ? zip.AsSpan(data, packed).ToArray() : Unpack(zip.AsSpan(data, packed).ToArray(), size);
        return content.Length == size && Checksum(content) == unchecked((uint)Int(zip, central + 16));
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed, int size)
    {
        try
        {
            byte[] content = new byte[size];
            using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            return content[..inflate.ReadAtLeast(content, size, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    // version, flags (UTF-8 names), deflate, no time, checksum, sizes, length of the name: the same in both headers
    private static void Describe(Span<byte> at, uint sum, int packed, int size, int name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], 0x0800);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(at[6..], 0x5A210000); // 2025-01-01
        BinaryPrimitives.WriteUInt32LittleEndian(at[10..], sum);
        BinaryPrimitives.WriteInt32LittleEndian(at[14..], packed);
        BinaryPrimitives.WriteInt32LittleEndian(at[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)name);
    }

    private static void Signature(Span<byte> at, uint signature) => BinaryPrimitives.WriteUInt32LittleEndian(at, signature);

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte one in content)
        {
            sum = (sum >> 8) ^ Sums[(byte)(sum ^ one)];
        }

        return ~sum;
    }

    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(start => Enumerable.Range(0, 8).Aggregate((uint)start, (sum, _) => (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320))];
}
