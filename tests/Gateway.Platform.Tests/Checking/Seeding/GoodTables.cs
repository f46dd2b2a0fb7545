using Gateway.Adapter.Delimited;
using Gateway.Adapter.Hl7v2;
using Gateway.Adapter.Ini;
using Gateway.Adapter.Json;
using Gateway.Adapter.Xml;
using Gateway.Contract;

namespace Gateway.Seeding;

/// <summary>The product's own tables and adapters.</summary>
internal sealed class GoodTables : IAdapterCatalog
{
    private readonly IAdapter[] adapters = [new DelimitedAdapter(), new Hl7v2Adapter(), new IniAdapter(), new JsonAdapter(), new XmlAdapter()];

    /// <summary>The mappings folder of the repository from which the program runs.</summary>
    public static string Folder { get; } = Path.Combine(RootAbove(new DirectoryInfo(AppContext.BaseDirectory)), "mappings");

    public IAdapter? Find(string name) => Array.Find(adapters, adapter => adapter.Name == name);

    private static string RootAbove(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "Gateway.sln")) ? at.FullName : RootAbove(at.Parent ?? throw new InvalidOperationException("Expected Gateway.sln above the program."));
}
