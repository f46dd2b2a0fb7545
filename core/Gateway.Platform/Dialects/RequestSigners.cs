using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Platform;

/// <summary>The ways of signing that dialects may name.</summary>
internal static class RequestSigners
{
    private static readonly FrozenDictionary<string, IRequestSigner> ByName = new Dictionary<string, IRequestSigner>(StringComparer.Ordinal)
    {
        ["plain"] = new PlainSigner(),
        ["tif"] = new TifSigner(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ImmutableArray<string> Names => ByName.Keys;

    public static IRequestSigner? Find(string transport) => ByName.GetValueOrDefault(transport);

    private sealed class PlainSigner : IRequestSigner
    {
        public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context)
        {
            // A platform that checks no signature.
        }
    }
}
