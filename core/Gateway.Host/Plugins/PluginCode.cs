using System.Collections.Concurrent;
using System.Reflection;

namespace Gateway.Host.Plugins;

/// <summary>
/// The code of plugins that is in this process. What was loaded stays until the process ends (decisions/0028), so the same files of the same folder are loaded once,
/// however many gateways of the process ask for them and however often a version comes back.
/// </summary>
internal static class PluginCode
{
    private static readonly ConcurrentDictionary<(string Folder, string Sha256), Lazy<Assembly>> Loaded = new();

    /// <summary>The plugin's assembly.</summary>
    /// <param name="image">The folder as it was read.</param>
    /// <param name="assemblyFile">File name of the assembly, as the manifest in the folder says it.</param>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static Assembly Of(PluginImage image, string assemblyFile) =>
        Loaded.GetOrAdd((image.Folder, image.Sha256), _ => new Lazy<Assembly>(() => new PluginLoadContext(image, assemblyFile).LoadFile(assemblyFile))).Value;
}
