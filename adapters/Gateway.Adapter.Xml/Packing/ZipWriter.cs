using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gateway.Adapter.Xml.Packing;

/// <summary>Packs files into a ZIP archive, deflated. All have the oldest day that ZIP knows, so that the same files give the same bytes.</summary>
internal static class ZipWriter
{
    private const ushort FirstDay = 0x0021; // 1980-01-01
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 0x0800;
    private const ushort Deflate = 8;

    public static byte[] Write(IEnumerable<ZipEntry> entries)
    {
        using var archive = new MemoryStream();
        using var directory = new MemoryStream();
        ushort count = 0;
        foreach (ZipEntry entry in entries)
        {
            byte[] name = Encoding.UTF8.GetBytes(entry.Name), packed = Packed(entry.Bytes), common = Common(entry.Bytes, packed, name);
            uint at = (uint)archive.Length;
            archive.Write([.. "PK\u0003\u0004"u8, .. common, .. name, .. packed]);
            directory.Write([.. "PK\u0001\u0002"u8, .. Short(Version), .. common, .. new byte[10], .. Long(at), .. name]);
            count++;
        }

        uint begin = (uint)archive.Length;
        archive.Write(directory.ToArray());
        archive.Write([.. "PK\u0005\u0006"u8, .. new byte[4], .. Short(count), .. Short(count), .. Long((uint)directory.Length), .. Long(begin), .. new byte[2]]);
        return archive.ToArray();
    }

    // What local and central headers have in common, up to the length of further fields.
    private static byte[] Common(byte[] bytes, byte[] packed, byte[] name) =>
        [.. Short(Version), .. Short(NamesAreUtf8), .. Short(Deflate), .. Short(0), .. Short(FirstDay), .. Long(Crc32.Of(bytes)), .. Long((uint)packed.Length), .. Long((uint)bytes.Length), .. Short((ushort)name.Length), .. Short(0)];

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Short(ushort value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
