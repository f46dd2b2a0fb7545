using System.Text;

namespace Gateway.Platform.Tests;

public sealed class SignerTests
{
    private const string Body = """{"infno":"2207","opter_name":"收费员甲"}""";

    // printf '1700000000123\n{"infno":"2207","opter_name":"收费员甲"}' | openssl dgst -sm3 -hmac s3cret
    private const string OverBody = "9fd5db699bb162ee44113c4060cdb92d900de4d47d17317a511ea4eaca784214";

    // the same text through iconv -t gb18030
    private const string OverGb18030 = "bd31e4c3e0782ec1be8dc7db6926c948962b846c8b2fdf942c33ce5c7195b009";

    // printf '_api_access_key=paas&_api_name=2207&_api_timestamp=1700000000&_api_version=1.0.0' | openssl dgst -sha1 -hmac s3cret -binary | base64
    private const string Csb = "E/vz6b9AfVqn5ovpryGhaHq6HPY=";

    [Theory]
    [InlineData(SignedBytes.Body, LetterCase.Upper, OverBody)]
    [InlineData(SignedBytes.Body, LetterCase.Lower, OverBody)]
    [InlineData(SignedBytes.Gb18030, LetterCase.Upper, OverGb18030)]
    public void X_ca_signs_timestamp_line_feed_and_body_under_the_institutions_code(SignedBytes over, LetterCase letters, string expected)
    {
        Dictionary<string, string> headers = Signed("x-ca", new DialectSignature { Over = over, Case = letters, TimestampUnit = TimestampUnit.Milliseconds }, account: "");

        Assert.Equal("H99999900001", headers["x-ca-key"]);
        Assert.Equal($"1700000000123:{(letters == LetterCase.Upper ? expected.ToUpperInvariant() : expected)}", headers["x-ca-signature"]);
    }

    [Fact]
    public void Csb_signs_its_own_headers_in_the_order_of_their_names()
    {
        Dictionary<string, string> headers = Signed("csb", new DialectSignature());

        Assert.Equal(("paas", "2207", "1700000000", "1.0.0"), (headers["_api_access_key"], headers["_api_name"], headers["_api_timestamp"], headers["_api_version"]));
        Assert.Equal(Csb, headers["_api_signature"]);
    }

    [Theory]
    [InlineData("apikey", "apikey", "s3cret")]
    [InlineData("oauth2", "Authorization", "Bearer s3cret")]
    public void Api_key_and_access_token_are_shown(string transport, string header, string value) =>
        Assert.Equal([new(header, value)], Signed(transport, new DialectSignature()));

    [Fact]
    public void A_context_in_a_log_line_shows_no_secret() =>
        Assert.DoesNotContain("s3cret", Context(new DialectSignature(), "paas").ToString());

    private static Dictionary<string, string> Signed(string transport, DialectSignature signature, string account = "paas")
    {
        var headers = new List<KeyValuePair<string, string>>();
        RequestSigners.Find(transport)!.Sign(headers, Encoding.UTF8.GetBytes(Body), Context(signature, account)); // the tests name transports that exist
        return headers.ToDictionary();
    }

    private static SigningContext Context(DialectSignature signature, string account) =>
        new(account, "s3cret", "nonce", DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), signature) { Institution = "H99999900001", Api = new DialectApi { Name = "2207" } };
}
