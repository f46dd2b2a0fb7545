using System.Text.Json;

namespace Gateway.Benchmarks.EndToEnd;

/// <summary>Asks the gateway's own books how many messages are still on their way.</summary>
internal sealed class OpenMessages(GatewayAtWork gateway)
{
    /// <summary>Waits until nothing is received or prepared any more.</summary>
    /// <exception cref="InvalidOperationException">A message was refused or parked: then the figure would be of something else.</exception>
    public async Task WaitUntilNoneAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = gateway.Operator();
        while (await CountAsync(client, cancellationToken) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static async Task<long> CountAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using JsonDocument counts = JsonDocument.Parse(await client.GetStringAsync("/api/counts", cancellationToken));
        long open = 0;
        foreach (JsonElement count in counts.RootElement.EnumerateArray())
        {
            string state = count.GetProperty("state").GetString() ?? "";
            long messages = count.GetProperty("messages").GetInt64();
            open += state is "received" or "prepared" ? messages : 0;
            if (state is not ("received" or "prepared" or "accepted") && messages > 0)
            {
                throw new InvalidOperationException($"{messages} messages are {state}.");
            }
        }

        return open;
    }
}
