using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Goldens;

/// <summary>The product's own mappings with the product's own adapters.</summary>
internal sealed class ProductCatalog
{
    private ProductCatalog()
    {
        var catalog = MappingCatalog.Load(RepositoryFolder.Mappings, new InstalledAdapters());
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(RepositoryFolder.Mappings, catalog);
        Bench = new SampleBench(RepositoryFolder.Mappings, catalog, knowledge.TryGetValue(out PlatformKnowledge? loaded) ? loaded : throw new InvalidOperationException(string.Join('\n', knowledge.Issues)));
    }

    public static ProductCatalog Instance { get; } = new();

    public SampleBench Bench { get; }
}
