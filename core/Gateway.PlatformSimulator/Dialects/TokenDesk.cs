using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Dialects;

/// <summary>Gives access tokens to clients that show their id and secret (grant <c>client_credentials</c>). Thread-safe.</summary>
internal sealed class TokenDesk(TwinOptions options, CallCounts counts)
{
    /// <summary>The name under which its calls are counted.</summary>
    public const string Counted = "token";

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> given = new(StringComparer.Ordinal);

    public TwinAnswer Answer(TwinRequest request, DateTimeOffset now)
    {
        counts.Received(Counted);
        string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.PaasId}:{options.Token}"));
        if (request.Method != "POST" || request.Header("Authorization") != expected || !Encoding.UTF8.GetString(request.Body).Split('&').Contains("grant_type=client_credentials"))
        {
            counts.Refused(Counted);
            return new TwinAnswer(401, TwinAnswer.Json, """{"error":"invalid_client"}"""u8.ToArray());
        }

        string token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (gate)
        {
            given[token] = now + options.TokenLife;
        }

        counts.Answered(Counted);
        return TwinAnswer.Ok(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["access_token"] = token, ["token_type"] = "bearer", ["expires_in"] = (long)options.TokenLife.TotalSeconds }));
    }

    public bool IsGood(string? authorization, DateTimeOffset now)
    {
        lock (gate)
        {
            return authorization is { } shown && shown.StartsWith("Bearer ", StringComparison.Ordinal) && given.TryGetValue(shown["Bearer ".Length..], out DateTimeOffset until) && now < until;
        }
    }

    /// <summary>Takes back every token before its time.</summary>
    public void TakeBack()
    {
        lock (gate)
        {
            given.Clear();
        }
    }
}
