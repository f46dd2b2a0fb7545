using System.Security.Cryptography;
using System.Text;

namespace Gateway.Platform;

/// <summary>
/// Tencent TIF: <c>x-tif-signature</c> is the hex SHA-256 of timestamp + token + nonce + timestamp. The body is not part of it.
/// Lower-case digits in two provinces' clients, upper-case in others, so the dialect says which.
/// </summary>
internal sealed class TifSigner : IRequestSigner
{
    public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context)
    {
        string timestamp = context.Signature.Timestamp(context.At);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{timestamp}{context.Secret}{context.Nonce}{timestamp}"));
        headers.Add(new("x-tif-paasid", context.Account));
        headers.Add(new("x-tif-timestamp", timestamp));
        headers.Add(new("x-tif-nonce", context.Nonce));
        headers.Add(new("x-tif-signature", context.Signature.Hex(hash)));
    }
}
