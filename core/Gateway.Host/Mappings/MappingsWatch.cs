using Gateway.Contract;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Mappings;

/// <summary>Looks at the mappings folder every few seconds and reloads it once a change has settled. Looking works on network shares too, where notices of change do not.</summary>
internal sealed partial class MappingsWatch(CatalogHolder holder, MappingReload reload, IOptions<ReloadOptions> options, TimeProvider time, ILogger<MappingsWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Watch)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Every, time);
        string before = reload.Stamp;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            string now = FolderStamp.Of(holder.Root);
            if (now != reload.Stamp && now == before)
            {
                await ReloadAsync(stoppingToken);
            }

            before = now;
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reload.RunAsync("gateway", "the folder changed", cancellationToken);
        }
        catch (Exception bug) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(bug, IssueCodes.InternalFault.Id);
        }
    }

    [LoggerMessage(EventIds.MappingsReloadFailed, LogLevel.Error, "{IssueCode}: the mappings folder changed but could not be reloaded; the last good tables go on serving.")]
    private partial void LogFailed(Exception bug, string issueCode);
}
