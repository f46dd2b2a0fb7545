using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Http;

/// <summary>Whose key is whose: those of the configuration, then those that were issued. A wrong key, a missing key and an unknown institution take the same time.</summary>
internal sealed class KeyRing(IOptions<InboundOptions> options, IIssuedKeys issued)
{
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    private readonly FrozenDictionary<string, byte[]> hashes = options.Value.Keys
        .ToFrozenDictionary(key => key.Key, key => InstitutionKey.TryRead(key.Value, out byte[] hash) ? hash : Nobody, StringComparer.Ordinal);

    /// <summary>Whether the key is the institution's.</summary>
    public bool Opens(string institution, string? key)
    {
        bool known = hashes.TryGetValue(institution, out byte[]? expected);
        bool same = CryptographicOperations.FixedTimeEquals(InstitutionKey.HashOf(key ?? ""), expected ?? Nobody);
        return (known & same) || issued.Opens(institution, key ?? "");
    }
}
