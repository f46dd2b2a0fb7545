using System.Security.Cryptography;
using System.Text;
using Gateway.PlatformSimulator.Ciphers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Dialects;

/// <summary>Checks the headers by which a dialect recognises its callers. Written apart from the sending side on purpose: two readings of one rule.</summary>
internal sealed class CallerCheck(TwinDialect dialect, TwinOptions options, TokenDesk tokens)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(54936)!; // .NET has it

    /// <summary>Why the caller is not let in, in the platform's words; null if it is.</summary>
    public string? Fault(TwinRequest request, DateTimeOffset now) => string.IsNullOrEmpty(options.Token) ? null : dialect.Transport switch
    {
        "tif" => TifSignature.Fault(request.Header, options, now) ?? LettersFault(request),
        "x-ca" => XCaFault(request, request.Body, now),
        "x-ca-gbk" => XCaFault(request, Gbk.GetBytes(Encoding.UTF8.GetString(request.Body)), now),
        "csb" => CsbFault(request, now),
        "oauth2" => tokens.IsGood(request.Header("Authorization"), now) ? null : "访问令牌无效或已过期",
        "plain" => null, // the signature in the envelope says who it is
        "apikey" => request.Header("apikey") == options.Token ? null : "apikey无效",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The signature is right but for the case of its digits.</summary>
    private string? LettersFault(TwinRequest request)
    {
        string shown = request.Header("x-tif-signature") ?? "";
        bool isLower = !shown.Any(char.IsAsciiLetterUpper);
        return dialect.Hex == "any" || isLower == (dialect.Hex == "lower") ? null : "签名校验失败：签名大小写不符";
    }

    private string? XCaFault(TwinRequest request, byte[] signed, DateTimeOffset now)
    {
        string[] halves = (request.Header("x-ca-signature") ?? "").Split(':', 2);
        if (halves.Length != 2 || request.Header("x-ca-key") is not { Length: > 0 } key)
        {
            return "签名校验失败：缺少x-ca请求头";
        }

        if (!RequestEnvelope.TryRead(request.Body, out RequestEnvelope envelope) || envelope.Institution != key)
        {
            return "签名校验失败：x-ca-key与定点医药机构编号不一致";
        }

        byte[] expected = Sm3.Hmac(Encoding.UTF8.GetBytes(options.Token!), [.. Encoding.UTF8.GetBytes(halves[0]), (byte)'\n', .. signed]); // asked for only where a token is set
        return !dialect.IsTimely(halves[0], now, options.ClockTolerance) ? "签名校验失败：时间戳超出允许范围"
            : dialect.IsHex(expected, halves[1]) ? null
            : "签名校验失败：签名不一致";
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The broker's rule is HMAC-SHA1.")]
    private string? CsbFault(TwinRequest request, DateTimeOffset now)
    {
        string[] names = ["_api_access_key", "_api_name", "_api_timestamp", "_api_version"]; // in the order of their letters
        string?[] values = [.. names.Select(request.Header)];
        if (values.Any(string.IsNullOrEmpty))
        {
            return "签名校验失败：缺少_api_请求头";
        }

        if (!string.IsNullOrEmpty(options.PaasId) && values[0] != options.PaasId)
        {
            return "签名校验失败：未知的_api_access_key";
        }

        string text = string.Concat(names.Select((name, at) => $"{(at == 0 ? "" : "&")}{name}={values[at]}"));
        using var mac = new HMACSHA1(Encoding.UTF8.GetBytes(options.Token!)); // asked for only where a token is set
        return !dialect.IsTimely(values[2]!, now, options.ClockTolerance) ? "签名校验失败：时间戳超出允许范围" // none is empty, see above
            : Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(text))) == request.Header("_api_signature") ? null
            : "签名校验失败：签名不一致";
    }
}
