using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Gateway.Contract;

/// <summary>Walks a ZIP file's directory; nothing that it says is believed before it is compared.</summary>
internal ref struct ZipDirectory(ReadOnlySpan<byte> message)
{
    private const int MostComment = 65535, MostParts = 1000;
    private readonly ReadOnlySpan<byte> message = message;

    /// <summary>Why <see cref="TryRead"/> gave up.</summary>
    public (int Offset, string Reason) Fault { get; private set; } = (0, "");

    public bool TryRead(out ImmutableArray<MessagePart> parts)
    {
        parts = [];
        int end = FindEnd();
        int count = end < 0 ? 0 : Half(end + 10);
        if (count is 0 or > MostParts)
        {
            return Refuse(Math.Max(end, 0), $"Expected a ZIP file of 1 to {MostParts} files.");
        }

        ImmutableArray<MessagePart>.Builder found = ImmutableArray.CreateBuilder<MessagePart>(count);
        long at = Number(end + 16);
        while (found.Count < count)
        {
            if (at + StoredZip.DirectoryLength > end || Number((int)at) != StoredZip.DirectoryMark)
            {
                return Refuse((int)Math.Min(at, end), "Expected a further file in the ZIP directory.");
            }

            if (!TryPart((int)at, end, out MessagePart part))
            {
                return false;
            }

            found.Add(part);
            at += StoredZip.DirectoryLength + Half((int)at + 28) + Half((int)at + 30) + Half((int)at + 32);
        }

        parts = found.MoveToImmutable();
        return true;
    }

    // The end's record is the last thing, but for a comment.
    private readonly int FindEnd()
    {
        for (int at = message.Length - StoredZip.EndLength; at >= 0 && message.Length - at <= StoredZip.EndLength + MostComment; at--)
        {
            if (Number(at) == StoredZip.EndMark && Half(at + 20) == message.Length - at - StoredZip.EndLength)
            {
                return at;
            }
        }

        return -1;
    }

    private bool TryPart(int at, int end, out MessagePart part)
    {
        (ushort flags, ushort method, uint sum) = (Half(at + 8), Half(at + 10), Number(at + 16));
        (long length, long entry, int nameLength) = (Number(at + 24), Number(at + 42), Half(at + 28));
        part = default;
        if (method != 0 || (flags & 1) != 0 || Number(at + 20) != length)
        {
            return Refuse(at, "Expected a file that is stored, neither compressed nor encrypted (zip -0).");
        }

        if (at + StoredZip.DirectoryLength + nameLength > end || !TryName(message.Slice(at + StoredZip.DirectoryLength, nameLength), flags, out string name))
        {
            return Refuse(at, "Expected a file name without folders.");
        }

        if (entry + StoredZip.EntryLength > end || Number((int)entry) != StoredZip.EntryMark)
        {
            return Refuse(at, "Expected the place of the file's own entry.");
        }

        long from = entry + StoredZip.EntryLength + Half((int)entry + 26) + Half((int)entry + 28);
        if (from + length > end || Crc32.Of(message.Slice((int)from, (int)length)) != sum)
        {
            return Refuse(at, "Expected the whole file with its check sum.");
        }

        part = new MessagePart(name, (int)from, (int)length);
        return true;
    }

    private static bool TryName(ReadOnlySpan<byte> bytes, ushort flags, out string name)
    {
        name = "";
        bool isUtf8 = (flags & StoredZip.Utf8Names) != 0;
        if (!TextEncodings.TryGet(isUtf8 ? "utf-8" : "gb18030", out Encoding? encoding) || !StrictText.Decodes(bytes, encoding, out _)) // Chinese Windows writes names in GBK
        {
            return false;
        }

        name = encoding.GetString(bytes);
        return name.Length > 0 && name.AsSpan().IndexOfAny("/\\\0") < 0;
    }

    private readonly ushort Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(message[at..]);

    private readonly uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(message[at..]);

    private bool Refuse(int at, string reason)
    {
        Fault = (at, reason);
        return false;
    }
}
