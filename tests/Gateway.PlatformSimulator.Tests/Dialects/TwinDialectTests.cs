using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Ciphers;

namespace Gateway.PlatformSimulator.Tests.Dialects;

/// <summary>What each dialect's twin lets in and what it turns away, called by hand.</summary>
public sealed class TwinDialectTests
{
    private const string Secret = "s3cret", CipherKey = "0123456789abcdeffedcba9876543210";

    [Fact]
    public async Task X_ca_lets_in_the_exact_body_in_upper_case_and_milliseconds_only()
    {
        using PlatformTwin twin = Twin("x-ca");
        string body = Body("9001"), stamp = Now(milliseconds: true);

        Assert.Equal(HttpStatusCode.OK, await XCaAsync(twin, body, stamp, body, upper: true));
        Assert.Equal(HttpStatusCode.Unauthorized, await XCaAsync(twin, body + " ", stamp, body, upper: true));
        Assert.Equal(HttpStatusCode.Unauthorized, await XCaAsync(twin, body, stamp, body, upper: false));
        Assert.Equal(HttpStatusCode.Unauthorized, await XCaAsync(twin, body, Now(milliseconds: false), body, upper: true));
        Assert.Equal(HttpStatusCode.Unauthorized, await XCaAsync(twin, body, stamp, body, upper: true, key: "H99999900002"));
    }

    [Theory]
    [InlineData("csb-hunan", "/app/9001", true, true, HttpStatusCode.OK)]
    [InlineData("csb-hunan", "/app/9001", false, true, HttpStatusCode.Unauthorized)]
    [InlineData("csb-hunan", "/app/9001", true, false, HttpStatusCode.Unauthorized)]
    [InlineData("csb-nanjing", "/CSB", false, true, HttpStatusCode.OK)]
    [InlineData("csb-nanjing", "/app/9001", false, true, HttpStatusCode.NotFound)]
    public async Task Csb_wants_its_unit_its_signature_and_its_address(string dialect, string path, bool milliseconds, bool isSigned, HttpStatusCode expected)
    {
        using PlatformTwin twin = Twin(dialect);
        string text = $"_api_access_key=paas&_api_name=9001&_api_timestamp={Now(milliseconds)}&_api_version=1.0.0";
        string signature = Convert.ToBase64String(Sha1(Encoding.UTF8.GetBytes(text)));

        (string Name, string Value)[] headers = [.. text.Split('&').Select(pair => (pair.Split('=')[0], pair.Split('=')[1])), ("_api_signature", isSigned ? signature : "AAAA")];

        Assert.Equal(expected, (await PostAsync(twin, path, Body("9001"), headers)).StatusCode);
    }

    [Fact]
    public async Task An_api_key_on_one_address_serves_the_transaction_that_the_envelope_names()
    {
        using PlatformTwin twin = Twin("one-path");

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(twin, "/mss/web/api/fsi/callService", Body("9001"), [("apikey", Secret)])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(twin, "/mss/web/api/fsi/callService", Body("9001"), [("apikey", "other")])).StatusCode);
        Assert.Equal((2, 1), twin.Calls().Where(call => call.Infno == "9001").Select(call => ((int)call.Received, (int)call.Refused)).Single());
    }

    [Fact]
    public async Task Wrong_letters_are_turned_away_where_the_province_says_which()
    {
        using PlatformTwin twin = Twin("guangdong");
        string stamp = Now(milliseconds: false);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp}{Secret}n{stamp}"));
        (string, string)[] Signed(string signature) => [("x-tif-paasid", "paas"), ("x-tif-timestamp", stamp), ("x-tif-nonce", "n"), ("x-tif-signature", signature)];

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(twin, "/ebus/gdyb_api/prd/hsa/hgs/9001", Body("9001"), Signed(Convert.ToHexStringLower(hash)))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(twin, "/ebus/gdyb_api/prd/hsa/hgs/9001", Body("9001"), Signed(Convert.ToHexString(hash)))).StatusCode);
    }

    [Fact]
    public async Task A_transactions_own_path_is_the_one_it_is_served_at()
    {
        using PlatformTwin twin = PlatformTwin.Start(new TwinOptions { Dialect = "hebei" });

        HttpResponseMessage right = await PostAsync(twin, "/ebus/rio_fsi/fsi/api/signInSignOutService/signIn", Body("9001"), []);
        HttpResponseMessage wrong = await PostAsync(twin, "/ebus/rio_fsi/fsi/api/signInSignOutService/signOut", Body("9001"), []);

        Assert.Equal("0", JsonNode.Parse(await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["infcode"]!.ToString());
        Assert.Contains("未知交易编号", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_access_token_is_given_for_id_and_secret_and_ends_with_its_time_or_when_it_is_taken_back()
    {
        using PlatformTwin twin = Twin("oauth2");
        const string Path = "/mbs/fmi/fsi/api/callFsiService/callService";

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(twin, Path, Body("9001"), [])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(twin, "wrong")).StatusCode);
        string token = (string)JsonNode.Parse(await (await TokenAsync(twin, Secret)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["access_token"]!;
        HttpResponseMessage unsealed = await PostAsync(twin, Path, Body("9001"), [("Authorization", $"Bearer {token}")]);
        HttpResponseMessage unsigned = await PostAsync(twin, Path, Sealed("9001"), [("Authorization", $"Bearer {token}")]);
        twin.TakeBackTokens();

        Assert.Contains("解密失败", await unsealed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("cainfo", await unsigned.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(twin, Path, Body("9001"), [("Authorization", $"Bearer {token}")])).StatusCode);
    }

    [Theory]
    [InlineData("dialect-of-nobody")]
    [InlineData("oauth2")]
    public void A_dialect_that_is_none_or_lacks_its_keys_does_not_start(string dialect) =>
        Assert.Throws<ArgumentException>(() => PlatformTwin.Start(new TwinOptions { Dialect = dialect }));

    private static PlatformTwin Twin(string dialect) =>
        PlatformTwin.Start(new TwinOptions { Dialect = dialect, Token = Secret, PaasId = "paas", CipherKey = CipherKey, SignerKey = new string('1', 128) });

    private static string Now(bool milliseconds)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return (milliseconds ? now.ToUnixTimeMilliseconds() : now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The broker's rule is HMAC-SHA1.")]
    private static byte[] Sha1(byte[] text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), text);

    private static string Body(string infno)
    {
        using var client = new TwinClient("http://127.0.0.1");
        return client.Envelope(infno, new JsonObject { ["signIn"] = Desk.Node(("opter_no", "001"), ("mac", "00"), ("ip", "127.0.0.1")) }).ToJsonString();
    }

    private static string Sealed(string infno)
    {
        JsonNode envelope = JsonNode.Parse(Body(infno))!; // an object, see above
        envelope["input"] = Convert.ToBase64String(new Sm4(Convert.FromHexString(CipherKey)).Encrypt(Encoding.UTF8.GetBytes(envelope["input"]!.ToJsonString())));
        envelope["cainfo"] = "AAAA";
        return envelope.ToJsonString();
    }

    private static async Task<HttpStatusCode> XCaAsync(PlatformTwin twin, string body, string stamp, string signed, bool upper, string key = "H99999900001")
    {
        byte[] mac = Sm3.Hmac(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{stamp}\n{signed}"));
        return (await PostAsync(twin, "/fsi/api/9001", body, [("x-ca-key", key), ("x-ca-signature", $"{stamp}:{(upper ? Convert.ToHexString(mac) : Convert.ToHexStringLower(mac))}")])).StatusCode;
    }

    private static Task<HttpResponseMessage> TokenAsync(PlatformTwin twin, string secret) =>
        PostAsync(twin, "/auth/oauth/token", "grant_type=client_credentials", [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"paas:{secret}")))]);

    private static async Task<HttpResponseMessage> PostAsync(PlatformTwin twin, string path, string body, (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(twin.Url + path)) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
