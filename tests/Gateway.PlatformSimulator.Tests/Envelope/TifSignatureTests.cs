using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Tests.Envelope;

public sealed class TifSignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1577928660);

    /// <summary>SHA-256 of 1577928660 + secret + abc + 1577928660, made with sha256sum.</summary>
    private const string Signature = "208b411fbf2da9e4ca35cf5c80c4277f86fa5e10e5537e10ac2ba2d390e19118";

    private static readonly TwinOptions Options = new() { Token = "secret", PaasId = "sample" };

    [Fact]
    public void A_signature_made_elsewhere_is_let_in_in_either_case()
    {
        Assert.Null(Check());
        Assert.Null(Check(signature: Signature.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("x-tif-paasid")]
    [InlineData("x-tif-timestamp")]
    [InlineData("x-tif-nonce")]
    [InlineData("x-tif-signature")]
    public void Every_header_is_needed(string missing)
    {
        Assert.Equal("签名校验失败：缺少x-tif请求头", TifSignature.Fault(name => name == missing ? null : Header(name, "1577928660", "abc", Signature), Options, Now));
    }

    [Fact]
    public void A_changed_nonce_timestamp_or_token_breaks_the_signature()
    {
        Assert.Equal("签名校验失败：签名不一致", Check(nonce: "abd"));
        Assert.Equal("签名校验失败：签名不一致", Check(timestamp: "1577928661"));
        Assert.Equal("签名校验失败：签名不一致", Check(options: Options with { Token = "other" }));
        Assert.Equal("签名校验失败：未知的paasid", Check(options: Options with { PaasId = "other" }));
    }

    [Fact]
    public void A_timestamp_too_far_from_the_clock_is_refused()
    {
        Assert.Null(Check(now: Now.AddMinutes(5)));
        Assert.Equal("签名校验失败：时间戳超出允许范围", Check(now: Now.AddSeconds(301)));
        Assert.Equal("签名校验失败：时间戳超出允许范围", Check(now: Now.AddSeconds(-301)));
        Assert.Equal("签名校验失败：时间戳超出允许范围", Check(timestamp: "yesterday"));
    }

    [Fact]
    public async Task An_unsigned_call_is_turned_away_at_the_gate_and_a_signed_one_is_not()
    {
        using PlatformTwin twin = PlatformTwin.Start(new TwinOptions { Token = "secret" });
        using var signed = new TwinClient(twin.Url, token: "secret");
        using var unsigned = new TwinClient(twin.Url);
        TwinReply refused = await unsigned.SendAsync("2201", Desk.Registration("MZ1")), taken = await signed.SendAsync("2201", Desk.Registration("MZ1"));

        Assert.Equal((401, "401"), (refused.Status, (string)refused.Json["code"]!));
        Assert.True(taken.Accepted);
        Assert.Equal(1, twin.Snapshot().Visits);
    }

    private static string? Check(string timestamp = "1577928660", string nonce = "abc", string signature = Signature, TwinOptions? options = null, DateTimeOffset? now = null) =>
        TifSignature.Fault(name => Header(name, timestamp, nonce, signature), options ?? Options, now ?? Now);

    private static string? Header(string name, string timestamp, string nonce, string signature) => name switch
    {
        "x-tif-paasid" => "sample",
        "x-tif-timestamp" => timestamp,
        "x-tif-nonce" => nonce,
        "x-tif-signature" => signature,
        _ => null,
    };
}
