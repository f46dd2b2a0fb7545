using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;

namespace Gateway.Host.Plugins;

/// <summary>What operators see of the plugins and do to them.</summary>
internal sealed class AdapterDesk(PluginHolder holder, CatalogHolder catalogs, PluginReload reload, PluginMeter meter) : IAdapterDesk
{
    public AdaptersView Show() => new(holder.Roots, AdapterListing.Of(holder.Current, catalogs.Current), meter.Retired, reload.Last is { } last ? ViewOf(last) : null);

    public async Task<ReloadView> ReloadAsync(string actor, string reason, CancellationToken cancellationToken) => ViewOf(await reload.RunAsync(actor, reason, cancellationToken));

    private static ReloadView ViewOf(ReloadRecord record) =>
        new(record.At, record.Actor, record.Reason, record.Result.ToString().ToLowerInvariant(), Sentence(record).Chinese, Sentence(record).English, [.. record.Faults.Select(FaultViews.Of)]);

    private static (string Chinese, string English) Sentence(ReloadRecord record) => record.Result switch
    {
        ReloadResult.Loaded => ("插件目录的变化已生效。", "What changed in plugins/ serves."),
        ReloadResult.Unchanged => ("插件没有变化。", "The plugins are what they were."),
        _ => ("新插件有错误，继续使用原有插件。", "What changed was refused: what served before serves on."),
    };
}
