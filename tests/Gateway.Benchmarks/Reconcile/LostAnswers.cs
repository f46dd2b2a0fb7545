using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Proof.Storm;

namespace Gateway.Benchmarks.Reconcile;

/// <summary>Real settlements whose answers are lost and which no query clears up, so that they are parked for a person.</summary>
internal static class LostAnswers
{
    public static async Task MakeAsync(HttpClient gateway, HttpClient twin, string key, string operatorKey, int count, TimeProvider time, CancellationToken cancellationToken)
    {
        object[] rules = [new { kind = "act-then-drop", infno = "2207" }, new { kind = "server-error", infno = "5203" }];
        (await twin.PostAsJsonAsync("/__twin/faults", new { rules }, cancellationToken)).EnsureSuccessStatusCode();
        var traffic = new SettlementTraffic(7);
        Task[] sent = [.. Enumerable.Range(0, count).Select(index => SendAsync(gateway, key, traffic.Request(index, out _), cancellationToken))];
        while (await ParkedAsync(gateway, operatorKey, cancellationToken) < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }

        await Task.WhenAll(sent);
        (await twin.DeleteAsync("/__twin/faults", cancellationToken)).EnsureSuccessStatusCode();
    }

    private static async Task SendAsync(HttpClient gateway, string key, byte[] bytes, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/in/{PlantedRow.Hospital}/fujian-ini") { Content = new ByteArrayContent(bytes) };
        message.Headers.Add("X-Gateway-Key", key);
        using HttpResponseMessage response = await gateway.SendAsync(message, cancellationToken);
    }

    private static async Task<int> ParkedAsync(HttpClient gateway, string operatorKey, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "/api/messages?state=parked");
        message.Headers.Add("X-Operator-Key", operatorKey);
        using HttpResponseMessage response = await gateway.SendAsync(message, cancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["messages"]!.AsArray().Count; // the API's list always has it
    }
}
