using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Composition;

/// <summary>Holds the catalogue that serves. A reload that has errors is refused and the last good one goes on serving.</summary>
internal sealed class CatalogHolder(MappingCatalog first, string root, IAdapterCatalog adapters) : ICatalogSource
{
    private volatile MappingCatalog current = first;

    public MappingCatalog Current => current;

    /// <summary>The folder it was read from.</summary>
    public string Root => root;

    /// <summary>Reads the folder again.</summary>
    /// <returns>Every fault; with an error among them, nothing has changed.</returns>
    public ImmutableArray<Issue> Reload()
    {
        MappingCatalog next = MappingCatalog.Load(root, adapters);
        if (!next.Faults.Any(fault => fault.IsError))
        {
            current = next;
        }

        return next.Faults;
    }
}
