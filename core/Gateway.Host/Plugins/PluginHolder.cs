using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Plugins;

/// <summary>Holds the adapters that serve. Tables keep the adapters that they were loaded with: changing them is another reading of the tables.</summary>
internal sealed class PluginHolder(AdapterCatalog first, AdapterYard yard, ImmutableArray<string> roots) : IAdapterCatalog
{
    private volatile AdapterCatalog serving = first;

    public AdapterCatalog Current => serving;

    /// <summary>Puts fences around what is loaded.</summary>
    public AdapterYard Yard => yard;

    /// <summary>The folders in which plugins are looked for.</summary>
    public ImmutableArray<string> Roots => roots;

    public IEnumerable<IValueTransform> Transforms => serving.Transforms;

    public IAdapter? Find(string name) => serving.Find(name);

    public void Serve(AdapterCatalog next) => serving = next;
}
