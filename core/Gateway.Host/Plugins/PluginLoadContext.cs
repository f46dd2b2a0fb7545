using System.Reflection;
using System.Runtime.Loader;

namespace Gateway.Host.Plugins;

/// <summary>One plugin's own world: its private dependencies come from its folder, everything that we have too comes from us, so that types agree.</summary>
internal sealed class PluginLoadContext(string assemblyPath) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath), isCollectible: true)
{
    private readonly AssemblyDependencyResolver resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly? shared = Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == assemblyName.Name);
        if (shared is not null || assemblyName.Name == "Gateway.Contract")
        {
            return shared ?? Default.LoadFromAssemblyName(assemblyName);
        }

        string? path = resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFromAssemblyPath(path);
    }
}
