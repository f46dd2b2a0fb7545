using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Platform;

/// <summary>Alibaba CSB: <c>_api_signature</c> is Base64 HMAC-SHA1 over the other <c>_api_</c> headers as <c>k=v</c>, sorted and joined by <c>&amp;</c>. The body is not part of it.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The broker asks for HMAC-SHA1 and for nothing else.")]
internal sealed class CsbSigner : IRequestSigner
{
    public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context)
    {
        KeyValuePair<string, string>[] named =
        [
            new("_api_access_key", context.Account),
            new("_api_name", context.Api.Name),
            new("_api_timestamp", context.Signature.Timestamp(context.At)),
            new("_api_version", context.Api.Version),
        ];
        string text = string.Join('&', named.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}={header.Value}"));
        byte[] mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(context.Secret), Encoding.UTF8.GetBytes(text));
        foreach (KeyValuePair<string, string> header in named)
        {
            headers.Add(header);
        }

        headers.Add(new("_api_signature", Convert.ToBase64String(mac)));
    }
}
