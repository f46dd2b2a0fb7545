using Gateway.Adapter.Hl7v2;
using Gateway.Contract;

namespace Gateway.Benchmarks.Mapping;

/// <summary>The one adapter that the measured sources name.</summary>
internal sealed class BenchAdapters : IAdapterCatalog
{
    private readonly Hl7v2Adapter hl7v2 = new();

    public IAdapter? Find(string name) => name == hl7v2.Name ? hl7v2 : null;
}
