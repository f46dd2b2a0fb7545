using Gateway.Inbound.Limits;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Folder;

/// <summary>Runs every configured folder until the gate closes.</summary>
internal sealed class FolderListeners(
    IOptions<InboundOptions> options, InboundDesk desk, InboundGate gate, TimeProvider time, ILogger<FolderListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, gate.Closing);
        await Task.WhenAll(options.Value.Folders.Select(folder => RunAsync(folder, stop.Token)));
    }

    private async Task RunAsync(FolderListenerOptions folder, CancellationToken stop)
    {
        await Task.Yield(); // the first look must not hold up the host's start
        using var listener = new FolderListener(folder, options.Value.MaxMessageBytes, desk, gate, time, logger);
        await listener.RunAsync(stop);
    }
}
