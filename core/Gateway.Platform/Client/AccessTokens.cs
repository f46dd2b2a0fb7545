using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Access tokens of <c>oauth2</c> platforms: fetched when first needed, kept until shortly before they expire, one fetch at a time. They are never logged.</summary>
internal sealed class AccessTokens(PlatformHttp http, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    /// <summary>The token for an endpoint.</summary>
    /// <param name="place">Where tokens are given.</param>
    /// <param name="endpoint">Client id and secret.</param>
    /// <param name="turnedAway">A token that the platform no longer takes: if it is the one that is kept, another one is fetched. Null: any.</param>
    /// <param name="timeout">For the fetch.</param>
    /// <returns>The token, or why there is none.</returns>
    public async Task<AccessToken> GetAsync(Uri place, NhsaEndpoint endpoint, string? turnedAway, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Shelf shelf = shelves.GetOrAdd($"{place} {endpoint.Account}", _ => new Shelf());
        if (!await EnterAsync(shelf, cancellationToken))
        {
            return AccessToken.None("Stopped while waiting for an access token.");
        }

        try
        {
            if (shelf.Kept is not { Text: { } text } kept || text == turnedAway || time.GetUtcNow() >= kept.GoodUntil)
            {
                shelf.Kept = await FetchAsync(place, endpoint, timeout, cancellationToken);
            }

            return shelf.Kept;
        }
        finally
        {
            shelf.Gate.Release();
        }
    }

    private static async Task<bool> EnterAsync(Shelf shelf, CancellationToken cancellationToken)
    {
        try
        {
            await shelf.Gate.WaitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false; // nothing has left
        }
    }

    private async Task<AccessToken> FetchAsync(Uri place, NhsaEndpoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string client = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{endpoint.Account}:{endpoint.Token}"));
        HttpExchange exchange = await http.PostAsync(
            place, "application/x-www-form-urlencoded", "grant_type=client_credentials"u8.ToArray(), [new("Authorization", $"Basic {client}")], timeout, TimeSpan.Zero, cancellationToken);
        return exchange switch
        {
            HttpExchange.Answered { Status: HttpStatusCode.OK } answered => Read(answered.Body),
            HttpExchange.Answered answered => AccessToken.None($"No access token: HTTP {(int)answered.Status}.", answered.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden),
            HttpExchange.Broken broken => AccessToken.None($"No access token: {broken.Cause}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private AccessToken Read(ReadOnlyMemory<byte> body)
    {
        if (!ReplyJson.TryRead(body, out JsonElement reply) || ReplyJson.Field(reply, "access_token") is not { Length: > 0 } token)
        {
            return AccessToken.None("No access token: the answer has none.");
        }

        double seconds = double.TryParse(ReplyJson.Field(reply, "expires_in"), System.Globalization.CultureInfo.InvariantCulture, out double said) && said is > 0 and < 1e9 ? said : 0;
        TimeSpan life = TimeSpan.FromSeconds(seconds);
        return new AccessToken(token, time.GetUtcNow() + (life > Margin * 2 ? life - Margin : life / 2), "");
    }

    private sealed class Shelf
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public AccessToken? Kept { get; set; }
    }
}

/// <summary>A token, or why there is none.</summary>
/// <param name="text">Null where there is none.</param>
/// <param name="goodUntil">From then on another one is fetched.</param>
/// <param name="fault">In our words.</param>
/// <param name="isKeyRefused">Whether the other side did not take our id and secret.</param>
internal sealed class AccessToken(string? text, DateTimeOffset goodUntil, string fault, bool isKeyRefused = false)
{
    public string? Text => text;

    public DateTimeOffset GoodUntil => goodUntil;

    public string Fault => fault;

    public bool IsKeyRefused => isKeyRefused;

    public static AccessToken None(string fault, bool isKeyRefused = false) => new(null, default, fault, isKeyRefused);
}
