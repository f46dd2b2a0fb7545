using System.Net.Http.Headers;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>Sends one request and tells what became of it. Never retries, never follows a redirect, never throws for the other side.</summary>
public sealed class PlatformHttp : IDisposable
{
    private const string NoConnection = "Connection broken: no connection in time.";

    private readonly HttpClient client;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();

    public PlatformHttp(IOptions<PlatformOptions> options, TimeProvider time) : this(options, time, null)
    {
    }

    /// <param name="options">Waits and limits.</param>
    /// <param name="time">For deadlines.</param>
    /// <param name="certificates">Whose certificates connections use; null for none of their own.</param>
    internal PlatformHttp(IOptions<PlatformOptions> options, TimeProvider time, FhirEndpoint? certificates)
    {
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = certificates is null ? new() : FhirCertificates.OptionsOf(certificates),
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null, // our traces are no business of theirs
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

    public void Dispose()
    {
        stopping.Cancel();
        client.Dispose();
        stopping.Dispose();
    }

    /// <summary>Posts a body.</summary>
    /// <param name="timeout">For the whole call.</param>
    /// <param name="listenOn">How much longer an answer is listened to after that.</param>
    /// <param name="cancellationToken">Stopping is a broken exchange too.</param>
    internal async Task<HttpExchange> PostAsync(
        Uri address, string contentType, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, TimeSpan listenOn, CancellationToken cancellationToken)
    {
        var content = new WatchedContent(body, time);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, content, headers, timeout, listenOn, cancellationToken);
    }

    /// <summary>Asks for something. It changes nothing over there, so one that broke counts as not sent.</summary>
    internal async Task<HttpExchange> GetAsync(Uri address, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var nothing = new WatchedContent(default, time);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Get, address), nothing, headers, timeout, TimeSpan.Zero, cancellationToken);
    }

    /// <summary>The call owns the request and disposes it: it may outlive the wait for it.</summary>
    private async Task<HttpExchange> SendAsync(
        HttpRequestMessage request, WatchedContent content, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, TimeSpan listenOn, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token); // ends the call itself, which outlives the wait for it
        Task<HttpExchange> call = ExchangeAsync(request, content, begun, end);
        try
        {
            return await call.WaitAsync(timeout, time, cancellationToken);
        }
        catch (Exception givenUp) when (givenUp is TimeoutException or OperationCanceledException)
        {
            bool isLate = givenUp is TimeoutException, isHeard = isLate && listenOn > TimeSpan.Zero && content.Started is not null;
            var broken = new HttpExchange.Broken(content.Started is not null, !isLate ? "Stopped while waiting." : content.Started is null ? NoConnection : "No answer in time.", TimingOf(content, begun)) { Late = isHeard ? call : null };
            EndAfter(end, isHeard ? listenOn : TimeSpan.Zero);
            return broken;
        }
    }

    private async Task<HttpExchange> ExchangeAsync(HttpRequestMessage request, WatchedContent content, long begun, CancellationTokenSource end)
    {
        using CancellationTokenSource ended = end;
        using HttpRequestMessage sent = request;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(sent, HttpCompletionOption.ResponseContentRead, ended.Token);
            byte[] answer = await response.Content.ReadAsByteArrayAsync(ended.Token);
            FailPoints.Reach(FailPoint.AnswerRead);
            RetryConditionHeaderValue? later = response.Headers.RetryAfter;
            return new HttpExchange.Answered(response.StatusCode, later is not null, answer, TimingOf(content, begun))
            {
                RetryAfter = later?.Delta ?? (later?.Date is { } date ? date - time.GetUtcNow() : null),
                Ahead = time.GetUtcNow() - response.Headers.Date,
                MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "",
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            return new HttpExchange.Broken(content.Started is not null, CauseOf(broken, ended.IsCancellationRequested), TimingOf(content, begun));
        }
    }

    private static void EndAfter(CancellationTokenSource end, TimeSpan time)
    {
        try
        {
            end.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // the answer came in this very moment
        }
    }

    /// <summary>A call that nobody stopped and that was cancelled all the same got no connection in time.</summary>
    private static string CauseOf(Exception broken, bool isStopped) => broken switch
    {
        OperationCanceledException when isStopped => "Stopped while waiting.",
        OperationCanceledException => NoConnection,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } http => $"Connection broken: {http.HttpRequestError}{SecureFailure.Of(http)}.",
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
