using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>SHA-256 over what is left of a message's rows after bytes were dropped: per cut row, in order, its sequence (8 bytes little-endian) and the SHA-256 of what is left.</summary>
internal sealed class CutDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a row.</summary>
    /// <param name="sequence">Its place in the log.</param>
    /// <param name="left">What is left of its payload, not packed; empty where nothing is.</param>
    public void Add(long sequence, ReadOnlySpan<byte> left)
    {
        Span<byte> entry = stackalloc byte[8 + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(entry, sequence);
        SHA256.HashData(left, entry[8..]);
        hash.AppendData(entry);
    }

    /// <summary>Of the rows so far.</summary>
    public byte[] Current() => hash.GetCurrentHash();

    public void Dispose() => hash.Dispose();
}
