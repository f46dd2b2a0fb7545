using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Tests.Access.Oidc;

/// <summary>An identity provider on loopback: discovery, keys, authorization with PKCE, token. Lets in whoever the test names.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "gateway";
    private const string KeyId = "k1";
    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> codes = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private FakeProvider()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer, authorization_endpoint = $"{Issuer}/authorize", token_endpoint = $"{Issuer}/token", jwks_uri = $"{Issuer}/jwks",
            response_types_supported = (string[])["code"], subject_types_supported = (string[])["public"], id_token_signing_alg_values_supported = (string[])["RS256"],
        }));
        app.MapGet("/jwks", () => Results.Json(new { keys = (object[])[Jwk()] }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
    }

    public string Issuer => app.Urls.First();

    /// <summary>What the next token says.</summary>
    public JsonObject Claims { get; set; } = new() { ["sub"] = "4711", ["preferred_username"] = "Wang.Li@hospital.example", ["name"] = "王丽", ["roles"] = new JsonArray("gateway-ops", "something-else") };

    /// <summary>Signs with another key than the one it publishes.</summary>
    public bool SignsFalsely { get; set; }

    /// <summary>What the token call sent, last.</summary>
    public IReadOnlyDictionary<string, string> Redeemed { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How the authorization was asked for, last.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Authorize(HttpContext http)
    {
        Asked = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        string code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        codes[code] = (Asked["code_challenge"], Asked["nonce"]);
        return Results.Redirect($"{Asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(Asked["state"])}");
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        Redeemed = form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        bool isRight = codes.TryRemove(form["code"].ToString(), out (string Challenge, string Nonce) asked) && Base64(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
        return isRight ? Results.Json(new { id_token = Signed(asked.Nonce), access_token = "a", token_type = "Bearer", expires_in = 60 }) : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string Signed(string nonce)
    {
        var claims = (JsonObject)Claims.DeepClone();
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        (claims["iss"], claims["aud"], claims["nonce"], claims["iat"], claims["exp"]) = (Issuer, ClientId, nonce, now, now + 60);
        string body = Base64(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = KeyId })) + "." + Base64(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        using var other = RSA.Create(2048);
        return body + "." + Base64((SignsFalsely ? other : key).SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private object Jwk()
    {
        RSAParameters open = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64(open.Modulus!), e = Base64(open.Exponent!) }; // an RSA key has both
    }

    private static string Base64(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
