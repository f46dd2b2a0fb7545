using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Journal;

/// <summary>
/// Chains the log: each link is the SHA-256 of the link before it and of everything the row says, so that a row changed, removed or
/// put in between later breaks every link behind it. Payloads enter by their hash and may be dropped by age without breaking the chain.
/// </summary>
internal static class FactChain
{
    public const int LinkBytes = 32;

    /// <summary>What the first row follows.</summary>
    public static byte[] Start { get; } = new byte[LinkBytes];

    /// <summary>The link of a row: sequence, message, kind and UTC ticks as 8 bytes little-endian, actor and cause as UTF-8 with 4 bytes length, then the payload's hash.</summary>
    public static byte[] Next(ReadOnlySpan<byte> before, in LogRow row)
    {
        int actor = Encoding.UTF8.GetByteCount(row.Origin.Actor), cause = Encoding.UTF8.GetByteCount(row.Origin.Cause);
        int length = LinkBytes + (4 * 8) + 4 + actor + 4 + cause + LinkBytes;
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        before.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], row.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], row.MessageId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[48..], (long)row.Kind);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[56..], row.Origin.At.UtcTicks);
        PutText(bytes[64..], row.Origin.Actor, actor);
        PutText(bytes[(68 + actor)..], row.Origin.Cause, cause);
        row.Sha256.CopyTo(bytes[^LinkBytes..]);
        return SHA256.HashData(bytes);
    }

    private static void PutText(Span<byte> target, string text, int bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, bytes);
        Encoding.UTF8.GetBytes(text, target[4..]);
    }
}
