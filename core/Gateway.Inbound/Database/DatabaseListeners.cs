using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Database;

/// <summary>Polls every configured database until the gate closes.</summary>
internal sealed class DatabaseListeners(IOptions<InboundOptions> options, DatabaseParts parts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, parts.Gate.Closing);
        await Task.WhenAll(options.Value.Databases.Select(database => RunAsync(database, stop.Token)));
    }

    private async Task RunAsync(DatabaseListenerOptions database, CancellationToken stop)
    {
        await Task.Yield(); // the first look must not hold up the host's start
        using var listener = new DatabaseListener(database, options.Value.Connections[database.Connection], options.Value.MaxMessageBytes, parts); // the name was checked at start
        await listener.RunAsync(stop);
    }
}
