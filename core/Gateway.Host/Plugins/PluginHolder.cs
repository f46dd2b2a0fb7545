using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Composition;

namespace Gateway.Host.Plugins;

/// <summary>Holds the adapters that serve. Tables keep the adapters that they were loaded with: changing them is another reading of the tables.</summary>
internal sealed class PluginHolder(AdapterCatalog first, ImmutableArray<string> roots) : IAdapterCatalog
{
    private volatile AdapterCatalog serving = first;

    public AdapterCatalog Current => serving;

    /// <summary>The folders in which plugins are looked for.</summary>
    public ImmutableArray<string> Roots => roots;

    public IEnumerable<IValueTransform> Transforms => serving.Transforms;

    public IAdapter? Find(string name) => serving.Find(name);

    public void Serve(AdapterCatalog next) => serving = next;
}
