using Gateway.Contract;
using Gateway.Host.Mappings;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Plugins;

/// <summary>Looks at the plugin folders every few seconds, as <see cref="MappingsWatch"/> looks at the tables, and reloads what changed once it has settled.</summary>
internal sealed partial class PluginWatch(PluginHolder holder, PluginReload reload, IOptions<ReloadOptions> options, TimeProvider time, ILogger<PluginWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        holder.Yard.Troubles.Logger = logger;
        if (!options.Value.Watch)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Every, time);
        string before = reload.Stamp;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            string now = FolderStamp.Of(holder.Roots);
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
            await reload.RunAsync("gateway", "a plugin folder changed", cancellationToken);
        }
        catch (Exception bug) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(bug, IssueCodes.InternalFault.Id);
        }
    }

    [LoggerMessage(EventIds.PluginsReloadFailed, LogLevel.Error, "{IssueCode}: a plugin folder changed but could not be reloaded; what served before serves on.")]
    private partial void LogFailed(Exception bug, string issueCode);
}
