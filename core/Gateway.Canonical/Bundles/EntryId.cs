using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Gateway.Canonical;

/// <summary>Ids that derive from the message: same message, same ids, on any machine and at any time.</summary>
public static class EntryId
{
    /// <summary>A UUID (RFC 9562 version 8) over a message's hash and a name inside it.</summary>
    /// <param name="seed">Identity of the message's content.</param>
    /// <param name="name">For example <c>ChargeItem[2]</c>.</param>
    public static string Of(string seed, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> room = stackalloc byte[256];
        ReadOnlySpan<byte> text = Utf8.TryWrite(room, $"{seed}|{name}", out int length) ? room[..length] : Encoding.UTF8.GetBytes($"{seed}|{name}");
        SHA256.HashData(text, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
