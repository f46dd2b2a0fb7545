using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Plugins;

namespace Gateway.Host.Composition;

/// <summary>The adapters and transforms that the plugin folder holds, and what is wrong with the plugins it could not load.</summary>
internal sealed class AdapterCatalog : IAdapterCatalog
{
    private readonly FrozenDictionary<string, IAdapter> byName;

    private AdapterCatalog(ImmutableArray<LoadedPlugin> plugins, ImmutableArray<Issue> faults)
    {
        byName = plugins.Select(plugin => plugin.Adapter).OfType<IAdapter>().ToFrozenDictionary(adapter => adapter.Name, StringComparer.Ordinal);
        Transforms = [.. plugins.SelectMany(plugin => plugin.Transforms)];
        Faults = faults;
    }

    public IEnumerable<IAdapter> All => byName.Values.OrderBy(adapter => adapter.Name, StringComparer.Ordinal);

    public IEnumerable<IValueTransform> Transforms { get; }

    public ImmutableArray<Issue> Faults { get; }

    public static AdapterCatalog Load(string folder)
    {
        ImmutableArray<LoadedPlugin> plugins = PluginFolder.Load(folder, out ImmutableArray<Issue> faults);
        return new AdapterCatalog(plugins, faults);
    }

    public IAdapter? Find(string name) => byName.GetValueOrDefault(name);
}
