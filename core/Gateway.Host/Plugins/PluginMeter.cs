using System.Diagnostics.Metrics;
using Gateway.Host.Mappings;

namespace Gateway.Host.Plugins;

/// <summary>What can be seen of the plugins. Labels are results and the names of installed adapters: bounded.</summary>
internal sealed class PluginMeter
{
    public const string Name = "Gateway.Plugins";

    private readonly Counter<long> reloads;
    private readonly PluginHolder holder;

    public PluginMeter(IMeterFactory meters, PluginHolder holder)
    {
        this.holder = holder;
        Meter meter = meters.Create(Name);
        reloads = meter.CreateCounter<long>("gateway.plugins.reload", description: "Reloads of the plugin folders by result: loaded, unchanged, refused.");
        meter.CreateObservableGauge("gateway.plugins.refused", () => holder.Current.Faults.Length, description: "Plugin folders that were refused.");
        meter.CreateObservableGauge("gateway.plugins.absent", () => holder.Current.Absent.Length, description: "Adapters that sources need and nobody has.");
        meter.CreateObservableCounter("gateway.adapter.calls", () => Calls(holder), description: "Calls of adapters by adapter and how they ended: ok, or the issue code with which they were cut off.");
        meter.CreateObservableGauge("gateway.adapter.hanging", () => Hanging(holder), description: "Threads of adapters that were given up and have not come back.");
        meter.CreateObservableGauge("gateway.plugins.retired", () => Retired, description: "Versions of plugins that no longer serve, or never did; their code stays in memory until a restart.");
    }

    /// <summary>Versions of plugins that do not serve and whose code stays in memory.</summary>
    public int Retired => holder.Yard.Loaded.Except(holder.Current.Plugins.Plugins.Select(plugin => plugin.Code)).Count();

    private static IEnumerable<Measurement<long>> Calls(PluginHolder holder) =>
        from pair in holder.Yard.Tallies
        from end in pair.Value.Troubles.Prepend(new KeyValuePair<string, long>("ok", pair.Value.Good))
        select new Measurement<long>(end.Value, new KeyValuePair<string, object?>("adapter", pair.Key), new KeyValuePair<string, object?>("end", end.Key));

    private static IEnumerable<Measurement<int>> Hanging(PluginHolder holder) =>
        holder.Current.Plugins.Plugins.Where(plugin => plugin.Adapter is not null).Select(plugin => new Measurement<int>(plugin.Fence.Hanging, new KeyValuePair<string, object?>("adapter", plugin.Manifest.Name)));

    public void Count(ReloadRecord record) =>
        reloads.Add(1, new KeyValuePair<string, object?>("result", record.Result.ToString().ToLowerInvariant()));
}
