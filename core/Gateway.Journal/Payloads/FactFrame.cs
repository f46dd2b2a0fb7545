using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gateway.Journal;

/// <summary>
/// A fact's bytes on disk: one byte format (1), four bytes length of the head (little-endian), the head as JSON,
/// then every block of raw bytes with its four bytes of length. Raw bytes are never turned into text.
/// </summary>
internal static class FactFrame
{
    private const byte Format = 1;

    public static byte[] Write<T>(T head, JsonTypeInfo<T> type, params ReadOnlySpan<ReadOnlyMemory<byte>> blocks)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(head, type);
        int length = 1 + 4 + json.Length;
        foreach (ReadOnlyMemory<byte> block in blocks)
        {
            length += 4 + block.Length;
        }

        byte[] frame = new byte[length];
        frame[0] = Format;
        Span<byte> rest = Put(frame.AsSpan(1), json);
        foreach (ReadOnlyMemory<byte> block in blocks)
        {
            rest = Put(rest, block.Span);
        }

        return frame;
    }

    /// <exception cref="InvalidDataException">The bytes are no fact that this version can read.</exception>
    public static T ReadHead<T>(ReadOnlyMemory<byte> frame, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Part(frame, 0).Span, type) ?? throw new InvalidDataException("The fact's payload has no head.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("The head of the fact's payload cannot be read.", damaged);
        }
    }

    /// <summary>One block of raw bytes, counted from 0.</summary>
    /// <exception cref="InvalidDataException">The frame is cut short.</exception>
    public static ReadOnlyMemory<byte> ReadBlock(ReadOnlyMemory<byte> frame, int block) => Part(frame, block + 1);

    /// <summary>The frame with its head and as many blocks, all empty.</summary>
    /// <exception cref="InvalidDataException">The frame is cut short.</exception>
    public static byte[] HeadOf(ReadOnlyMemory<byte> frame)
    {
        int head = 1 + 4 + Part(frame, 0).Length, blocks = 0;
        for (ReadOnlyMemory<byte> rest = frame[head..]; !rest.IsEmpty; blocks++)
        {
            rest = rest[(4 + First(rest).Length)..];
        }

        byte[] cut = new byte[head + (4 * blocks)];
        frame.Span[..head].CopyTo(cut);
        return cut;
    }

    private static Span<byte> Put(Span<byte> target, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, bytes.Length);
        bytes.CopyTo(target[4..]);
        return target[(4 + bytes.Length)..];
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> frame, int index)
    {
        if (frame.Length == 0 || frame.Span[0] != Format)
        {
            throw new InvalidDataException("The fact's payload has a format that this version does not know: use a newer gateway to read it.");
        }

        ReadOnlyMemory<byte> rest = frame[1..];
        for (int part = 0; ; part++)
        {
            ReadOnlyMemory<byte> first = First(rest);
            if (part == index)
            {
                return first;
            }

            rest = rest[(4 + first.Length)..];
        }
    }

    private static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> parts)
    {
        int length = parts.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(parts.Span);
        return length >= 0 && length <= parts.Length - 4 ? parts.Slice(4, length) : throw new InvalidDataException("The fact's payload is cut short.");
    }
}
