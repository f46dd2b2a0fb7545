using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Plugins;

namespace Gateway.Host.Composition;

/// <summary>The adapters that the plugin folder holds, and what is wrong with those it could not load.</summary>
internal sealed class AdapterCatalog : IAdapterCatalog
{
    private readonly FrozenDictionary<string, LoadedAdapter> byName;

    private AdapterCatalog(ImmutableArray<LoadedAdapter> adapters, ImmutableArray<Issue> faults)
    {
        byName = adapters.ToFrozenDictionary(adapter => adapter.Adapter.Name, StringComparer.Ordinal);
        Faults = faults;
    }

    public IEnumerable<LoadedAdapter> All => byName.Values.OrderBy(adapter => adapter.Adapter.Name, StringComparer.Ordinal);

    public ImmutableArray<Issue> Faults { get; }

    public static AdapterCatalog Load(string folder)
    {
        ImmutableArray<LoadedAdapter> adapters = PluginFolder.Load(folder, out ImmutableArray<Issue> faults);
        return new AdapterCatalog(adapters, faults);
    }

    public IAdapter? Find(string name) => byName.GetValueOrDefault(name)?.Adapter;
}
