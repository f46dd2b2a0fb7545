using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>A payload as it goes to disk: packed where that makes it at least an eighth smaller. Callers make it, so that the one thread that writes need not.</summary>
/// <param name="Sha256">Of the payload before packing.</param>
/// <param name="Packing">How <paramref name="Bytes"/> are to be read.</param>
/// <param name="Bytes">What the row keeps.</param>
internal readonly record struct StoredPayload(byte[] Sha256, Packing Packing, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Below this a row's own overhead is larger than what packing saves.</summary>
    private const int WorthPacking = 256;
    private const int LengthBytes = 4;

    /// <summary>The fastest that finds repeated words; the next levels cost several times as much for a tenth less.</summary>
    private const int Quality = 1;
    private const int WindowBits = 18;

    /// <summary>Nothing is left of it: the bytes were dropped by age.</summary>
    public bool IsGone { get; private init; }

    /// <summary>What is written of a payload of which nothing is left.</summary>
    public static StoredPayload Gone(byte[] sha256) => new(sha256, Packing.Plain, default) { IsGone = true };

    public static StoredPayload Of(ReadOnlyMemory<byte> payload) => Of(payload, SHA256.HashData(payload.Span));

    /// <summary>The same where the hash is known, or is that of something longer.</summary>
    public static StoredPayload Of(ReadOnlyMemory<byte> payload, byte[] sha256)
    {
        int most = payload.Length - (payload.Length / 8) - LengthBytes;
        if (payload.Length < WorthPacking)
        {
            return new StoredPayload(sha256, Packing.Plain, payload);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return BrotliEncoder.TryCompress(payload.Span, buffer.AsSpan(0, most), out int packed, Quality, WindowBits)
                ? new StoredPayload(sha256, Packing.Brotli, Prefixed(payload.Length, buffer.AsSpan(0, packed)))
                : new StoredPayload(sha256, Packing.Plain, payload);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What was packed.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or packed in a way that this version does not know.</exception>
    public static byte[] Unpack(Packing packing, byte[] bytes) => (packing & ~Packing.HeadOnly) switch
    {
        Packing.Plain => bytes,
        Packing.Brotli => Unbrotli(bytes),
        _ => throw new InvalidDataException($"The payload is packed in way {(int)packing}, which this version does not know: use a newer gateway to read it."),
    };

    private static byte[] Prefixed(int length, ReadOnlySpan<byte> packed)
    {
        byte[] whole = new byte[LengthBytes + packed.Length];
        BinaryPrimitives.WriteInt32LittleEndian(whole, length);
        packed.CopyTo(whole.AsSpan(LengthBytes));
        return whole;
    }

    private static byte[] Unbrotli(byte[] bytes)
    {
        int length = bytes.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < 0 || length > Array.MaxLength / 2)
        {
            throw new InvalidDataException("The packed payload is cut short.");
        }

        byte[] payload = new byte[length];
        return BrotliDecoder.TryDecompress(bytes.AsSpan(LengthBytes), payload, out int written) && written == length
            ? payload
            : throw new InvalidDataException("The packed payload is damaged.");
    }
}
