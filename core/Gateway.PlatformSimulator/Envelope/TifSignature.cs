using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>
/// Checks the <c>x-tif-*</c> headers: signature = hex SHA-256(timestamp + token + nonce + timestamp), upper or lower case, timestamp in Unix seconds.
/// The body is not signed. Written apart from the sending side on purpose: two readings of one rule.
/// </summary>
internal static class TifSignature
{
    /// <summary>Why the headers are not good, in the platform's words; null if they are.</summary>
    public static string? Fault(Func<string, string?> header, TwinOptions options, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(options.Token))
        {
            return null;
        }

        if (header("x-tif-paasid") is not { Length: > 0 } paasId || header("x-tif-timestamp") is not { Length: > 0 } timestamp
            || header("x-tif-nonce") is not { Length: > 0 } nonce || header("x-tif-signature") is not { Length: > 0 } signature)
        {
            return "签名校验失败：缺少x-tif请求头";
        }

        if (!string.IsNullOrEmpty(options.PaasId) && paasId != options.PaasId)
        {
            return "签名校验失败：未知的paasid";
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs(seconds - now.ToUnixTimeSeconds()) > (long)options.ClockTolerance.TotalSeconds)
        {
            return "签名校验失败：时间戳超出允许范围";
        }

        byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(timestamp + options.Token + nonce + timestamp));
        return string.Equals(Convert.ToHexString(expected), signature, StringComparison.OrdinalIgnoreCase) ? null : "签名校验失败：签名不一致";
    }
}
