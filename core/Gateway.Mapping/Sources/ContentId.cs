using System.Security.Cryptography;
using System.Text;

namespace Gateway.Mapping;

/// <summary>The identity of a message's content: same institution, source and bytes, same id.</summary>
public static class ContentId
{
    /// <summary>Hex sha256 in lower case over institution, source id and bytes.</summary>
    public static string Of(string institution, string source, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{institution}|{source}|"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
