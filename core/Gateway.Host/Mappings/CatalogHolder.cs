using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Mappings;

/// <summary>Holds what serves. Changing it is one reference: a message in hand keeps the catalogue that it began with.</summary>
internal sealed class CatalogHolder(ServingMappings first, string root) : ICatalogSource, IKnowledgeSource
{
    private volatile ServingMappings serving = first;

    public MappingCatalog Current => serving.Catalog;

    PlatformKnowledge IKnowledgeSource.Current => serving.Knowledge;

    /// <summary>The folder it was read from.</summary>
    public string Root => root;

    public void Serve(ServingMappings next) => serving = next;
}
