using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Platform;

/// <summary>The ways of signing that dialects may name.</summary>
internal static class RequestSigners
{
    /// <summary>The transport whose secret buys an access token first.</summary>
    public const string OAuth2 = "oauth2";

    private static readonly FrozenDictionary<string, IRequestSigner> ByName = new Dictionary<string, IRequestSigner>(StringComparer.Ordinal)
    {
        ["apikey"] = new SecretSigner("apikey", ""),
        ["csb"] = new CsbSigner(),
        [OAuth2] = new SecretSigner("Authorization", "Bearer "),
        ["plain"] = new PlainSigner(),
        ["tif"] = new TifSigner(),
        ["x-ca"] = new XCaSigner(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static IRequestSigner? Find(string transport) => ByName.GetValueOrDefault(transport);

    private sealed class PlainSigner : IRequestSigner
    {
        public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context)
        {
            // A platform that checks no signature.
        }
    }

    /// <summary>A platform that is shown the secret, or the token given for it.</summary>
    private sealed class SecretSigner(string header, string scheme) : IRequestSigner
    {
        public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context) =>
            headers.Add(new(header, scheme + context.Secret));
    }
}
