using System.Reflection;
using System.Runtime.Loader;

namespace Gateway.Host.Plugins;

/// <summary>
/// One plugin's own world: its private dependencies come from its folder, everything that we have too comes from us, so that types agree.
/// It stays until the process ends: the runtime is not safe against code that goes while others run (decisions/0028), and a message in hand may need a dependency that was not loaded yet.
/// </summary>
internal sealed class PluginLoadContext(PluginImage image, string assemblyFile) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyFile), isCollectible: false)
{
    private readonly AssemblyDependencyResolver resolver = new(Path.Combine(image.Folder, assemblyFile));

    /// <summary>Loads an assembly of the folder, with its symbols where they lie beside it.</summary>
    /// <param name="name">Relative to the folder.</param>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public Assembly LoadFile(string name)
    {
        byte[] bytes = image.Find(name) ?? throw new FileNotFoundException("Expected the plugin's assembly in its folder.", name);
        byte[]? symbols = image.Find(Path.ChangeExtension(name, ".pdb"));
        using var code = new MemoryStream(bytes);
        using MemoryStream? lines = symbols is null ? null : new MemoryStream(symbols);
        return LoadFromStream(code, lines);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly? shared = Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == assemblyName.Name);
        if (shared is not null || assemblyName.Name == "Gateway.Contract")
        {
            return shared ?? Default.LoadFromAssemblyName(assemblyName);
        }

        string file = resolver.ResolveAssemblyToPath(assemblyName) is { } path ? Path.GetRelativePath(image.Folder, path) : assemblyName.Name + ".dll";
        return image.Find(file) is null ? null : LoadFile(file);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;
}
