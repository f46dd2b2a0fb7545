using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Limits;

/// <summary>Closes the gate before anything else of the host stops, so that what is in hand still has everything it needs.</summary>
internal sealed partial class InboundStop(InboundGate gate, IOptions<InboundOptions> options, ILogger<InboundStop> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping(gate.InFlight);
        int unfinished = await gate.CloseAsync(options.Value.StopDeadline, cancellationToken);
        if (unfinished > 0)
        {
            LogUnfinished(unfinished);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventIds.Stopping, LogLevel.Information, "No new messages are taken; {InFlight} are in hand.")]
    private partial void LogStopping(int inFlight);

    [LoggerMessage(EventIds.StopUnfinished, LogLevel.Warning, "{Unfinished} messages in hand were not answered before the stop's deadline; their senders have no reply.")]
    private partial void LogUnfinished(int unfinished);
}
