using System.Net.Http.Headers;
using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>Sends one request and tells what became of it. Never retries, never follows a redirect, never throws for the other side.</summary>
public sealed class PlatformHttp : IDisposable
{
    private readonly HttpClient client;
    private readonly TimeProvider time;

    public PlatformHttp(IOptions<PlatformOptions> options, TimeProvider time)
    {
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Value.UseProxy,
            ConnectTimeout = options.Value.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15), // shorter than servers', so that a dead connection is rarely tried
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = options.Value.MaxAnswerBytes,
        };
    }

    public void Dispose() => client.Dispose();

    /// <summary>Posts a body.</summary>
    /// <param name="timeout">For the whole call.</param>
    /// <param name="cancellationToken">Stopping is a broken exchange too.</param>
    internal async Task<HttpExchange> PostAsync(Uri address, string contentType, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        using var content = new WatchedContent(body, time);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var deadline = new CancellationTokenSource(timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop.Token);
            byte[] answer = await response.Content.ReadAsByteArrayAsync(stop.Token);
            return new HttpExchange.Answered(response.StatusCode, response.Headers.RetryAfter is not null, answer, TimingOf(content, begun));
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            return new HttpExchange.Broken(content.Started is not null, CauseOf(broken, deadline.IsCancellationRequested), TimingOf(content, begun));
        }
    }

    private static string CauseOf(Exception broken, bool isLate) => broken switch
    {
        _ when isLate => "No answer in time.",
        OperationCanceledException => "Stopped while waiting.",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"Connection broken: {http.HttpRequestError}.",
        _ => "Connection broken.",
    };

    private AttemptTiming TimingOf(WatchedContent content, long begun)
    {
        long now = time.GetTimestamp();
        long started = content.Started ?? now, ended = content.Ended ?? now;
        return new AttemptTiming(time.GetElapsedTime(begun, started), time.GetElapsedTime(started, ended), time.GetElapsedTime(ended, now));
    }
}
