using Gateway.Mapping;

namespace Gateway.Pipeline;

/// <summary>The mapping catalogue that serves now. A reload that fails its check leaves the last good one.</summary>
public interface ICatalogSource
{
    MappingCatalog Current { get; }
}
