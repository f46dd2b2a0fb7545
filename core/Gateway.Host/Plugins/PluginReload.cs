using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;

namespace Gateway.Host.Plugins;

/// <summary>
/// Reads the plugin folders again, away from the traffic. A plugin that cannot be loaded, or whose sources' tables do not fit it, is refused and the one before serves on;
/// each plugin is judged by itself. Messages in hand end with the plugin that they began with.
/// </summary>
internal sealed partial class PluginReload(PluginHolder holder, CatalogHolder catalogs, MappingReload mappings, PluginMeter meter, TimeProvider time, ILogger<PluginReload> logger) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>The last one; null before the first.</summary>
    public ReloadRecord? Last { get; private set; }

    /// <summary>The state of the folders when they were last read.</summary>
    public string Stamp { get; private set; } = FolderStamp.Of(holder.Roots);

    /// <summary>Reads the folders. One reload at a time; another one waits for it.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="reason">Why, for the log.</param>
    public async Task<ReloadRecord> RunAsync(string actor, string reason, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            Stamp = FolderStamp.Of(holder.Roots);
            PluginSet before = holder.Current.Plugins;
            await TakeOverAsync(await Task.Run(() => PluginFolder.Load(holder.Roots, before, holder.Yard), cancellationToken), actor, cancellationToken);
            PluginSet now = holder.Current.Plugins;
            ReloadResult result = !now.HasSamePlugins(before) ? ReloadResult.Loaded : now.Faults.IsEmpty ? ReloadResult.Unchanged : ReloadResult.Refused;
            var record = new ReloadRecord(time.GetUtcNow(), actor, reason, result, now.Faults);
            Last = record;
            meter.Count(record);
            Tell(record);
            return record;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task TakeOverAsync(PluginSet next, string actor, CancellationToken cancellationToken)
    {
        string[] changes = [.. holder.Current.Plugins.ChangesTo(next)];
        if (changes.Length == 0)
        {
            holder.Serve(new AdapterCatalog(next, holder.Current.Absent)); // only what was refused may differ
        }
        else if (!(await TryAsync(next, actor, cancellationToken)).IsEmpty)
        {
            await TakeOverOneByOneAsync(next, changes, actor, cancellationToken);
        }
    }

    private async Task TakeOverOneByOneAsync(PluginSet next, string[] changes, string actor, CancellationToken cancellationToken)
    {
        PluginSet serving = holder.Current.Plugins with { Faults = next.Faults };
        foreach (string manifest in changes)
        {
            PluginSet candidate = serving.With(manifest, next);
            ImmutableArray<Issue> errors = await TryAsync(candidate, actor, cancellationToken);
            serving = errors.IsEmpty ? candidate : serving.WithFault(PluginLoader.Fault(manifest, $"The tables do not fit it ({errors.Length} errors, the first: {errors[0].At}: {errors[0].Reason}); what served before serves on."));
        }

        holder.Serve(new AdapterCatalog(serving, holder.Current.Absent));
    }

    /// <summary>Reads the tables with other plugins; if they are free of errors, both serve.</summary>
    /// <returns>The errors; none when they serve.</returns>
    private Task<ImmutableArray<Issue>> TryAsync(PluginSet plugins, string actor, CancellationToken cancellationToken)
    {
        string[] needed = [.. catalogs.Current.Sources.SelectMany(source => source.Versions).Select(version => version.Adapter).Distinct(StringComparer.Ordinal)];
        var candidate = new AdapterCatalog(plugins, [.. needed.Except(plugins.Plugins.Select(plugin => plugin.Adapter?.Name)).OfType<string>().Order(StringComparer.Ordinal)]);
        return mappings.ServeWithAsync(candidate, actor, cancellationToken);
    }

    private void Tell(ReloadRecord record)
    {
        string faults = string.Join("; ", record.Faults.Take(5).Select(fault => $"{fault.At} {fault.Code.Id} {fault.Reason}"));
        string serving = string.Join(", ", holder.Current.Plugins.Plugins.Select(plugin => $"{plugin.Manifest.Name} {plugin.Sha256[..12]}"));
        if (!record.Faults.IsEmpty)
        {
            LogRefused(record.Actor, record.Reason, record.Faults.Length, serving, faults);
        }
        else
        {
            LogReloaded(record.Actor, record.Reason, record.Result, serving);
        }
    }

    [LoggerMessage(EventIds.PluginsReloaded, LogLevel.Information, "Plugins reload by {Actor} because '{Reason}': {Result}. Serving {Plugins}.")]
    private partial void LogReloaded(string actor, string reason, ReloadResult result, string plugins);

    [LoggerMessage(EventIds.PluginsRefused, LogLevel.Warning, "Plugins reload by {Actor} because '{Reason}': {Faults} plugins were refused, what served before serves on. Serving {Plugins}. {Reasons}")]
    private partial void LogRefused(string actor, string reason, int faults, string plugins, string reasons);
}
