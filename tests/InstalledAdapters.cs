using System.Reflection;
using Gateway.Contract;

namespace Gateway.Installed;

/// <summary>The product's own adapters, found beside the program as the host finds them in <c>plugins/</c>: a new one joins every test without being named.</summary>
internal sealed class InstalledAdapters : IAdapterCatalog
{
    private static readonly IAdapter[] Adapters =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "Gateway.Adapter.*.dll").Order(StringComparer.Ordinal)
            .SelectMany(file => Assembly.Load(AssemblyName.GetAssemblyName(file)).GetExportedTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IAdapter)))
            .Select(type => (IAdapter)Activator.CreateInstance(type)!), // an adapter has a constructor without parameters
    ];

    public IAdapter? Find(string name) => Array.Find(Adapters, adapter => adapter.Name == name);
}
