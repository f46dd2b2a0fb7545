using System.Net.Http.Json;
using Gateway.Console.Alerts;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Alerts;

/// <summary>Posts every start and every end to the configured address, in their order, until it takes them (any 2xx). What it has not taken is kept over restarts.</summary>
internal sealed partial class AlertWebhook(AlertBook book, IOptions<AlertOptions> options, ILogger<AlertWebhook> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private bool isFailing;

    /// <summary>Whether anybody wants to be told.</summary>
    public bool IsWanted => options.Value.Webhook is not null;

    /// <summary>Posts what was not taken so far; stops at the first that is not.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (Alert change in options.Value.Webhook is null ? [] : book.Untold)
        {
            if (!await IsTakenAsync(change, cancellationToken))
            {
                return;
            }

            isFailing = false;
            book.Tell(change);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<bool> IsTakenAsync(Alert change, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await http.PostAsJsonAsync(options.Value.Webhook, new { state = change.Until is null ? "started" : "ended", alert = change }, cancellationToken);
            return answer.IsSuccessStatusCode || Failed($"HTTP {(int)answer.StatusCode}");
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            return !cancellationToken.IsCancellationRequested && Failed(broken.GetType().Name);
        }
    }

    private bool Failed(string cause)
    {
        if (!isFailing)
        {
            LogNotTaken(cause); // once, not at every turn
        }

        isFailing = true;
        return false;
    }

    [LoggerMessage(EventIds.WebhookFailed, LogLevel.Warning, "The alert webhook does not take anything ({Cause}); it is tried again until it does.")]
    private partial void LogNotTaken(string cause);
}
