using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Tests;

/// <summary>The mappings that serve now, as the host holds them.</summary>
internal sealed class ServedMappings : ICatalogSource, IKnowledgeSource
{
    public required ProductMappings Now { get; set; }

    MappingCatalog ICatalogSource.Current => Now.Current;

    PlatformKnowledge IKnowledgeSource.Current => Now.Knowledge;
}
