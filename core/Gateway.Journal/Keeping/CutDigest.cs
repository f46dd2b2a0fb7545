using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>SHA-256 over what is left of a message's rows after bytes were dropped: per cut row, in order, its sequence (8 bytes little-endian) and the SHA-256 of what is left.</summary>
internal sealed class CutDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a row.</summary>
    /// <param name="sequence">Its place in the log.</param>
    /// <param name="left">SHA-256 of what is left of its payload, not packed; of nothing where nothing is left.</param>
    public void Add(long sequence, ReadOnlySpan<byte> left)
    {
        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(place, sequence);
        hash.AppendData(place);
        hash.AppendData(left);
    }

    /// <summary>Of the rows so far.</summary>
    public byte[] Current() => hash.GetCurrentHash();

    public void Dispose() => hash.Dispose();
}
