using System.Collections.Immutable;

namespace Gateway.Console.Access.Keys;

/// <summary>A key that was issued to an institution's program. The key itself is kept nowhere.</summary>
/// <param name="Id">Eight characters; stands in the key, so that people can tell keys apart.</param>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Use">What it opens.</param>
/// <param name="Hash">SHA-256 of the key's UTF-8 bytes, hexadecimal.</param>
/// <param name="IssuedBy">A login.</param>
/// <param name="Until">It opens nothing from then on; null while no newer key follows it.</param>
/// <param name="RevokedAt">Null unless somebody took it back.</param>
/// <param name="LastUsedAt">To the hour; null before its first use.</param>
internal sealed record ApiKey(string Id, string Institution, KeyUse Use, string Hash, DateTimeOffset IssuedAt, string IssuedBy, DateTimeOffset? Until = null, DateTimeOffset? RevokedAt = null, DateTimeOffset? LastUsedAt = null)
{
    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && !(Until <= now);
}

/// <summary>What a key opens.</summary>
public enum KeyUse
{
    /// <summary><c>POST /in/INSTITUTION/…</c>, in <c>X-Gateway-Key</c>.</summary>
    Sender,

    /// <summary>The institution's own messages in the API, masked and to read only, in <c>X-Api-Key</c>.</summary>
    Api,
}

/// <summary>What the keys' file holds.</summary>
internal sealed record KeyFile(ImmutableArray<ApiKey> Keys)
{
    public static KeyFile Empty { get; } = new([]);
}
