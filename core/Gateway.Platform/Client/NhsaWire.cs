using System.Net;
using System.Security.Cryptography;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Carries one envelope to a platform the way its dialect wants: sealed, signed, at its address; and opens what comes back.</summary>
internal sealed class NhsaWire(PlatformHttp http, TimeProvider time) : IPlatformWire
{
    private readonly AccessTokens tokens = new(http, time);

    /// <summary>1. is all there, 2. seal, 3. token, 4. sign and post, 5. once more if only the token was too old, 6. open.</summary>
    public async Task<HttpExchange> SendAsync(WireCall call, CancellationToken cancellationToken)
    {
        SealingKeys keys = SealingKeys.Of(call.Endpoint);
        if (Missing(call, keys) is { } missing) // 1
        {
            return NotSent(missing);
        }

        ReadOnlyMemory<byte> envelope = EnvelopeSeal.Close(call.Envelope, call.Dialect.Envelope, keys); // 2
        ReadOnlyMemory<byte> body = call.Dialect.Encoding == TextEncoding.Gb18030 ? DialectText.ToGb18030(envelope.Span) : envelope;
        HttpExchange exchange = call.Dialect.Transport == RequestSigners.OAuth2
            ? await PostWithTokenAsync(call, body, cancellationToken) // 3, 5
            : await PostAsync(call, body, call.Endpoint.Token, cancellationToken);
        return Opened(exchange, call.Dialect, keys); // 6
    }

    private static string? Missing(WireCall call, SealingKeys keys) =>
        keys.Lacks(call.Dialect.Envelope) is { } key ? $"Platform:Nhsa:{call.Dialect.Area} lacks {key}."
        : call.Dialect.PathOf(call.Transaction, call.Endpoint.App) is null ? $"paths.csv of area {call.Dialect.Area} has no row for {call.Transaction}."
        : null;

    /// <summary>A token that is too old is turned away at the door: nothing was done, so the same bytes go once more with a new one.</summary>
    private async Task<HttpExchange> PostWithTokenAsync(WireCall call, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        Uri place = At(call, call.Dialect.TokenPath);
        AccessToken token = await tokens.GetAsync(place, call.Endpoint, null, call.Timeout, cancellationToken);
        HttpExchange exchange = await PostAsync(call, body, token, cancellationToken);
        if (exchange is not HttpExchange.Answered { Status: HttpStatusCode.Unauthorized } || token.Text is null)
        {
            return exchange;
        }

        AccessToken renewed = await tokens.GetAsync(place, call.Endpoint, token.Text, call.Timeout, cancellationToken);
        return await PostAsync(call, body, renewed, cancellationToken);
    }

    private Task<HttpExchange> PostAsync(WireCall call, ReadOnlyMemory<byte> body, AccessToken token, CancellationToken cancellationToken) =>
        token.Text is { } text ? PostAsync(call, body, text, cancellationToken) : Task.FromResult<HttpExchange>(new HttpExchange.Broken(HasLeft: false, token.Fault, default) { IsKeyRefused = token.IsKeyRefused });

    private Task<HttpExchange> PostAsync(WireCall call, ReadOnlyMemory<byte> body, string secret, CancellationToken cancellationToken) // 4
    {
        var headers = new List<KeyValuePair<string, string>>();
        Dialect dialect = call.Dialect;
        var context = new SigningContext(call.Endpoint.Account, secret, RandomNumberGenerator.GetHexString(16, lowercase: true), time.GetUtcNow(), dialect.Signature)
        {
            Institution = call.Institution,
            Api = dialect.Api with { Name = dialect.Api.Name.Replace("{infno}", call.Transaction, StringComparison.Ordinal) },
        };
        RequestSigners.Find(dialect.Transport)!.Sign(headers, body.Span, context); // a dialect names a transport that exists
        return http.PostAsync(At(call, dialect.PathOf(call.Transaction, call.Endpoint.App)!), dialect.ContentType, body, headers, call.Timeout, call.ListenOn, cancellationToken); // step 1 asked for the path
    }

    private static HttpExchange Opened(HttpExchange exchange, Dialect dialect, SealingKeys keys)
    {
        if (exchange is not HttpExchange.Answered answered)
        {
            return exchange is HttpExchange.Broken { Late: { } late } broken ? broken with { Late = OpenedAsync(late, dialect, keys) } : exchange;
        }

        if (answered.IsFile)
        {
            return exchange; // neither encoded nor sealed
        }

        ReadOnlyMemory<byte> body = dialect.Encoding == TextEncoding.Gb18030 ? DialectText.FromGb18030(answered.Body) : answered.Body;
        return EnvelopeSeal.TryOpen(body, dialect.Envelope, keys, out ReadOnlyMemory<byte> opened)
            ? answered with { Body = opened }
            : new HttpExchange.Broken(HasLeft: true, "The answer cannot be decrypted.", answered.Timing);
    }

    private static async Task<HttpExchange> OpenedAsync(Task<HttpExchange> late, Dialect dialect, SealingKeys keys) => Opened(await late, dialect, keys);

    private static Uri At(WireCall call, string path) => new(call.Address.AbsoluteUri.TrimEnd('/') + path);

    private static HttpExchange NotSent(string cause) => new HttpExchange.Broken(HasLeft: false, cause, default);
}

/// <summary>One envelope on its way.</summary>
/// <param name="Dialect">How.</param>
/// <param name="Address">Where the platform is.</param>
/// <param name="Endpoint">With which secrets.</param>
/// <param name="Institution">Whose call it is: twelve characters.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Envelope">In plain UTF-8, as it was journalled.</param>
/// <param name="Timeout">For each call.</param>
internal sealed record WireCall(Dialect Dialect, Uri Address, NhsaEndpoint Endpoint, string Institution, string Transaction, ReadOnlyMemory<byte> Envelope, TimeSpan Timeout)
{
    /// <summary>How much longer an answer is listened to after that.</summary>
    public TimeSpan ListenOn { get; init; }
}
