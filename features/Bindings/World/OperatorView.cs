using System.Text.Json.Nodes;

namespace Gateway.Features.Bindings.World;

/// <summary>What operators see and do by the gateway's API.</summary>
public sealed class OperatorView(GatewayUnderTest gateway, Keys keys) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>Newest first.</summary>
    public async Task<JsonArray> MessagesAsync(string query = "") => (await JsonAsync($"/api/messages{query}"))["messages"]!.AsArray(); // the API's list always has it

    /// <summary>A message with its history.</summary>
    public Task<JsonNode> MessageAsync(long id) => JsonAsync($"/api/messages/{id}");

    /// <summary>Any question.</summary>
    public Task<JsonNode> GetAsync(string path) => JsonAsync(path);

    /// <summary>An order that is taken.</summary>
    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, path, keys.Operator, System.Net.Http.Json.JsonContent.Create(body));
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!; // as below
    }

    /// <summary>As text, exactly as it came.</summary>
    public async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, path, keys.Operator);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Any call, with any key or none.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(gateway.Url, path)) { Content = body };
        if (key is not null)
        {
            request.Headers.Add("X-Operator-Key", key);
        }

        return http.SendAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await TextAsync(path))!; // the API never answers the text null
}
