using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Gateway.Platform;

/// <summary>
/// <c>x-ca-key</c> is the institution; <c>x-ca-signature</c> is timestamp + <c>:</c> + hex HMAC-SM3 (secret; timestamp + line feed + body).
/// The body is part of it, byte for byte; one vendor's library signs its text in GB18030.
/// </summary>
internal sealed class XCaSigner : IRequestSigner
{
    public void Sign(ICollection<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body, SigningContext context)
    {
        string timestamp = context.Signature.Timestamp(context.At);
        byte[] signed = context.Signature.Over == SignedBytes.Body ? body.ToArray() : DialectText.ToGb18030(body);
        byte[] mac = HmacSm3(Encoding.UTF8.GetBytes(context.Secret), [.. Encoding.UTF8.GetBytes(timestamp + "\n"), .. signed]);
        headers.Add(new("x-ca-key", context.Account.Length > 0 ? context.Account : context.Institution));
        headers.Add(new("x-ca-signature", $"{timestamp}:{context.Signature.Hex(mac)}"));
    }

    /// <summary>RFC 2104 over SM3 (GB/T 32905): 32 bytes.</summary>
    internal static byte[] HmacSm3(byte[] key, byte[] message)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(message, 0, message.Length);
        byte[] result = new byte[mac.GetMacSize()];
        mac.DoFinal(result, 0);
        return result;
    }
}
