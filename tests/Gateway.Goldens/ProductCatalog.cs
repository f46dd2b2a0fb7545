using Gateway.Adapter.Delimited;
using Gateway.Adapter.Hl7v2;
using Gateway.Adapter.Ini;
using Gateway.Adapter.Json;
using Gateway.Adapter.Xml;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Goldens;

/// <summary>The product's own mappings with the product's own adapters.</summary>
internal sealed class ProductCatalog : IAdapterCatalog
{
    private readonly IAdapter[] adapters = [new DelimitedAdapter(), new Hl7v2Adapter(), new IniAdapter(), new JsonAdapter(), new XmlAdapter()];

    private ProductCatalog()
    {
        var catalog = MappingCatalog.Load(RepositoryFolder.Mappings, this);
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(RepositoryFolder.Mappings, catalog);
        Bench = new SampleBench(RepositoryFolder.Mappings, catalog, knowledge.TryGetValue(out PlatformKnowledge? loaded) ? loaded : throw new InvalidOperationException(string.Join('\n', knowledge.Issues)));
    }

    public static ProductCatalog Instance { get; } = new();

    public SampleBench Bench { get; }

    public IAdapter? Find(string name) => Array.Find(adapters, adapter => adapter.Name == name);
}
