using Gateway.Inbound.Sftp;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound.Folder;

/// <summary>Runs every configured folder until the gate closes.</summary>
internal sealed class FolderListeners(IOptions<InboundOptions> options, FolderParts parts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, parts.Gate.Closing);
        await Task.WhenAll(options.Value.Folders.Select(folder => RunAsync(folder, stop.Token)));
    }

    private async Task RunAsync(FolderListenerOptions folder, CancellationToken stop)
    {
        await Task.Yield(); // the first look must not hold up the host's start
        using FolderListener listener = folder.Server.Length == 0
            ? new FolderListener(folder, new LocalFiles(folder.Path), new FolderPlaces(), options.Value.MaxMessageBytes, parts)
            : OnServer(folder, options.Value.Sftp[folder.Server]); // the name was checked at start
        await listener.RunAsync(stop);
    }

    private FolderListener OnServer(FolderListenerOptions folder, SftpServerOptions server) =>
        new(folder, new SftpFiles(folder.Path, server, parts.Time), new FolderPlaces(server.Gateway), options.Value.MaxMessageBytes, parts);
}
