using Gateway.Adapter.Delimited;
using Gateway.Adapter.Hl7v2;
using Gateway.Adapter.Ini;
using Gateway.Adapter.Json;
using Gateway.Adapter.Xml;
using Gateway.Contract;

namespace Gateway.Mapping.Tests;

/// <summary>The product's own adapters, as the host would find them.</summary>
internal sealed class ProductAdapters : IAdapterCatalog
{
    private readonly IAdapter[] adapters = [new DelimitedAdapter(), new Hl7v2Adapter(), new IniAdapter(), new JsonAdapter(), new XmlAdapter()];

    public IAdapter? Find(string name) => Array.Find(adapters, adapter => adapter.Name == name);
}
