using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Inbound.Http;

/// <summary>An institution's key as it is configured: only its SHA-256 stays in memory.</summary>
internal static class InstitutionKey
{
    /// <summary>Shortest key that may be configured in clear.</summary>
    public const int MinKeyLength = 16;

    private const string HashPrefix = "sha256:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads <c>sha256:</c> and 64 hexadecimal digits, or a key in clear.</summary>
    /// <param name="configured">From configuration or environment.</param>
    /// <param name="hash">32 bytes; empty when the result is false.</param>
    public static bool TryRead(string configured, out byte[] hash)
    {
        hash = [];
        if (!configured.StartsWith(HashPrefix, StringComparison.Ordinal))
        {
            hash = configured.Length < MinKeyLength ? [] : HashOf(configured);
        }
        else if (configured.Length == HashPrefix.Length + (2 * SHA256.HashSizeInBytes) && !configured.AsSpan(HashPrefix.Length).ContainsAnyExcept(HexDigits))
        {
            hash = Convert.FromHexString(configured.AsSpan(HashPrefix.Length));
        }

        return hash.Length != 0;
    }

    /// <summary>SHA-256 of the key's UTF-8 bytes.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
