using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gateway.Host.Mappings;

namespace Gateway.Host.Plugins;

/// <summary>What can be seen of the plugins. Labels are results and the names of installed adapters: bounded.</summary>
internal sealed class PluginMeter
{
    public const string Name = "Gateway.Plugins";

    private readonly Counter<long> reloads;
    private readonly ConcurrentBag<WeakReference> replaced = [];

    public PluginMeter(IMeterFactory meters, PluginHolder holder)
    {
        Meter meter = meters.Create(Name);
        reloads = meter.CreateCounter<long>("gateway.plugins.reload", description: "Reloads of the plugin folders by result: loaded, unchanged, refused.");
        meter.CreateObservableGauge("gateway.plugins.refused", () => holder.Current.Faults.Length, description: "Plugin folders that were refused.");
        meter.CreateObservableGauge("gateway.plugins.absent", () => holder.Current.Absent.Length, description: "Adapters that sources need and nobody has.");
        meter.CreateObservableCounter("gateway.adapter.calls", () => Calls(holder), description: "Calls of adapters by adapter and how they ended: ok, or the issue code with which they were cut off.");
        meter.CreateObservableGauge("gateway.adapter.hanging", () => Hanging(holder), description: "Threads of adapters that were given up and have not come back.");
        meter.CreateObservableGauge("gateway.plugins.lingering", () => Lingering, description: "Plugins that were replaced or removed and are still in memory: messages in hand need them, or they leak.");
    }

    /// <summary>Plugins that were replaced or removed and are still in memory.</summary>
    public int Lingering => replaced.Count(plugin => plugin.IsAlive);

    private static IEnumerable<Measurement<long>> Calls(PluginHolder holder) =>
        from pair in holder.Yard.Tallies
        from end in pair.Value.Troubles.Prepend(new KeyValuePair<string, long>("ok", pair.Value.Good))
        select new Measurement<long>(end.Value, new KeyValuePair<string, object?>("adapter", pair.Key), new KeyValuePair<string, object?>("end", end.Key));

    private static IEnumerable<Measurement<int>> Hanging(PluginHolder holder) =>
        holder.Current.Plugins.Plugins.Where(plugin => plugin.Adapter is not null).Select(plugin => new Measurement<int>(plugin.Fence.Hanging, new KeyValuePair<string, object?>("adapter", plugin.Manifest.Name)));

    public void Count(ReloadRecord record, IEnumerable<LoadedPlugin> gone)
    {
        reloads.Add(1, new KeyValuePair<string, object?>("result", record.Result.ToString().ToLowerInvariant()));
        foreach (LoadedPlugin plugin in gone)
        {
            replaced.Add(new WeakReference(plugin));
        }
    }
}
