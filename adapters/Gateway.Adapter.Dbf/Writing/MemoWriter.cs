using System.Buffers;
using System.Buffers.Binary;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Writing;

/// <summary>Collects long texts in blocks, one behind the other.</summary>
internal sealed class MemoWriter
{
    private const int HeaderBytes = 512, TextKind = 1;

    private readonly ArrayBufferWriter<byte> blocks = new();
    private readonly Layout.Version version;
    private readonly int blockBytes;
    private readonly uint first;

    public MemoWriter(TableLayout layout)
    {
        version = layout.Version;
        int usual = version is Layout.Version.VisualFoxpro or Layout.Version.VisualFoxproCounting or Layout.Version.Foxpro2 ? 64 : 512;
        blockBytes = layout.MemoBlock == 0 || version == Layout.Version.Dbase3 ? usual : layout.MemoBlock;
        first = (uint)((HeaderBytes + blockBytes - 1) / blockBytes);
    }

    public bool IsDbase => version is Layout.Version.Dbase3 or Layout.Version.Dbase4;

    private uint Next => first + (uint)(blocks.WrittenCount / blockBytes);

    /// <summary>Adds a text.</summary>
    /// <returns>The block that it begins in.</returns>
    public uint Add(ReadOnlySpan<byte> text)
    {
        uint block = Next;
        Span<byte> front = stackalloc byte[8];
        if (version == Layout.Version.Dbase4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(front, 0x0008FFFF);
            BinaryPrimitives.WriteUInt32LittleEndian(front[4..], (uint)text.Length + 8);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(front, TextKind);
            BinaryPrimitives.WriteUInt32BigEndian(front[4..], (uint)text.Length);
        }

        bool isMarked = version == Layout.Version.Dbase3;
        blocks.Write(isMarked ? [] : front);
        blocks.Write(text);
        blocks.Write(isMarked ? "\u001A\u001A"u8 : []);
        int over = blocks.WrittenCount % blockBytes;
        blocks.Write(new byte[over == 0 ? 0 : blockBytes - over]);
        return block;
    }

    /// <summary>The file.</summary>
    public byte[] Finish()
    {
        byte[] file = new byte[((int)first * blockBytes) + blocks.WrittenCount];
        if (IsDbase)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file, Next);
            file[16] = (byte)(version == Layout.Version.Dbase3 ? 3 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), (ushort)(version == Layout.Version.Dbase3 ? 0 : blockBytes));
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(file, Next);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)blockBytes);
        }

        blocks.WrittenSpan.CopyTo(file.AsSpan((int)first * blockBytes));
        return file;
    }
}
