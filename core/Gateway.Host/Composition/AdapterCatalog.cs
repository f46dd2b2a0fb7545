using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Plugins;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Composition;

/// <summary>The adapters and transforms that the plugin folders hold, and what is wrong with the plugins that could not be loaded.</summary>
internal sealed class AdapterCatalog : IAdapterCatalog
{
    private readonly FrozenDictionary<string, IAdapter> byName;

    /// <summary>What some plugins bring.</summary>
    /// <param name="plugins">Those that may serve.</param>
    /// <param name="absent">Names of adapters that went while sources need them: each message of such a source is refused.</param>
    public AdapterCatalog(PluginSet plugins, ImmutableArray<string> absent)
    {
        Plugins = plugins;
        Absent = absent;
        Installed = [.. plugins.Plugins.Select(plugin => plugin.Fenced).OfType<IAdapter>().OrderBy(adapter => adapter.Name, StringComparer.Ordinal)];
        byName = Installed.Concat(absent.Select(name => new AbsentAdapter(name))).ToFrozenDictionary(adapter => adapter.Name, StringComparer.Ordinal);
    }

    public PluginSet Plugins { get; }

    /// <summary>Names of adapters that went while sources need them.</summary>
    public ImmutableArray<string> Absent { get; }

    public IEnumerable<IAdapter> All => Installed;

    public IEnumerable<IValueTransform> Transforms => Plugins.Plugins.SelectMany(plugin => plugin.Transforms);

    public ImmutableArray<Issue> Faults => Plugins.Faults;

    private ImmutableArray<IAdapter> Installed { get; }

    public static AdapterCatalog Load(params ImmutableArray<string> folders) => Load(new AdapterYard(new AdapterLimits()), folders);

    public static AdapterCatalog Load(AdapterYard yard, params ImmutableArray<string> folders) => new(PluginFolder.Load(folders, PluginSet.None, yard), []);

    public IAdapter? Find(string name) => byName.GetValueOrDefault(name);
}
