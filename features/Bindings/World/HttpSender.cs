namespace Gateway.Features.Bindings.World;

/// <summary>An institution's system that calls the gateway over HTTP and remembers what it sent.</summary>
public sealed class HttpSender(Keys keys, Replies replies) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>The latest message.</summary>
    public Message Sent { get; private set; } = new("", "", []);

    /// <summary>Sends and keeps the reply.</summary>
    public async Task<Reply> SendAsync(Uri gateway, Message message, string? key)
    {
        Sent = message;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, $"/in/{message.Institution}/{message.Source}")) { Content = new ByteArrayContent(message.Bytes) };
        if (key is not null)
        {
            request.Headers.Add("X-Gateway-Key", key);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        Reply reply = await Reply.ReadAsync(response);
        replies.Add(reply);
        return reply;
    }

    /// <summary>Sends with the institution's own key.</summary>
    public Task<Reply> SendAsync(Uri gateway, Message message) => SendAsync(gateway, message, keys[message.Institution]);

    /// <summary>Sends the latest message again until the answer is neither "pending" nor "busy".</summary>
    public Task<Reply> AskUntilFinalAsync(Uri gateway) => Eventually.FindAsync("final answer", async () =>
    {
        Reply reply = await SendAsync(gateway, Sent);
        return reply.Status is 202 or 503 ? null : reply;
    });

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>What is sent.</summary>
    public sealed record Message(string Institution, string Source, byte[] Bytes);
}
