using System.Net.Http.Json;
using System.Text.Json;

namespace Gateway.Proof.Storm;

/// <summary>The person whom the gateway asks when it does not dare to decide: looks every few seconds, and lets what is parked go on.</summary>
internal sealed class StormPerson(HttpClient http, string key, TimeProvider time)
{
    /// <summary>Messages that needed a person.</summary>
    public HashSet<long> Needed { get; } = [];

    /// <summary>Pause between two looks. Default 5 seconds.</summary>
    public TimeSpan LooksEvery { get; init; } = TimeSpan.FromSeconds(5);

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        http.DefaultRequestHeaders.Add("X-Operator-Key", key);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LooksEvery, time, cancellationToken);
                JsonElement page = await http.GetFromJsonAsync<JsonElement>("/api/messages?state=parked&limit=50", cancellationToken);
                foreach (long id in page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetInt64()))
                {
                    Needed.Add(id);
                    using HttpResponseMessage done = await http.PostAsJsonAsync($"/api/messages/{id}/retry", new { actor = "storm", reason = "looked at it" }, cancellationToken);
                }
            }
            catch (Exception away) when (away is HttpRequestException or IOException or JsonException or OperationCanceledException)
            {
                // the gateway was killed a moment ago, or the storm is over
            }
        }
    }
}
