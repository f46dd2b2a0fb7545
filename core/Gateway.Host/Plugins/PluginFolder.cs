using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Plugins;

/// <summary>Finds plugins: each folder below <c>plugins/</c> with an adapter.json is one. A bad plugin is a fault in the list and stops none of its neighbours.</summary>
internal static class PluginFolder
{
    /// <summary>Loads every plugin below a folder.</summary>
    /// <param name="root">The folder; when it is not there, there are no plugins.</param>
    /// <param name="faults">What is wrong with which plugin: location is the manifest's path.</param>
    public static ImmutableArray<LoadedPlugin> Load(string root, out ImmutableArray<Issue> faults)
    {
        PluginSet set = Load([root], PluginSet.None, new AdapterYard(new AdapterLimits()));
        faults = set.Faults;
        return set.Plugins;
    }

    /// <summary>Loads every plugin below some folders that is new or another one than before. Where a new version is bad, the one before stays.</summary>
    /// <param name="roots">The folders, first come first served; those that are not there have no plugins.</param>
    /// <param name="before">What was loaded until now.</param>
    /// <param name="yard">Puts fences around adapters.</param>
    public static PluginSet Load(ImmutableArray<string> roots, PluginSet before, AdapterYard yard)
    {
        PluginSet next = PluginSet.None;
        foreach (string manifest in roots.Where(Directory.Exists).SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)).Select(folder => Path.Combine(folder, AdapterManifest.FileName)).Where(File.Exists))
        {
            next = Add(next, manifest, before.In(manifest), yard);
        }

        return next;
    }

    /// <summary>Loads the plugin of one folder.</summary>
    /// <param name="folder">With adapter.json and the assembly.</param>
    /// <param name="yard">Puts the fence around its adapter.</param>
    public static Outcome<LoadedPlugin> LoadOne(string folder, AdapterYard yard) => Read(Path.Combine(folder, AdapterManifest.FileName), null, yard);

    private static PluginSet Add(PluginSet set, string manifest, LoadedPlugin? before, AdapterYard yard)
    {
        Outcome<LoadedPlugin> read = Read(manifest, before, yard);
        Issue? fault = read.TryGetValue(out LoadedPlugin? plugin) ? TwiceNamed(plugin, set.Plugins, manifest) : read.Issues[0];
        if (fault is not null)
        {
            set = set.WithFault(fault);
            plugin = before is not null && TwiceNamed(before, set.Plugins, manifest) is null ? before : null;
        }

        return plugin is null ? set : set with { Plugins = set.Plugins.Add(plugin) };
    }

    private static Outcome<LoadedPlugin> Read(string manifest, LoadedPlugin? before, AdapterYard yard)
    {
        try
        {
            var image = PluginImage.Read(Path.GetDirectoryName(manifest)!); // a file's folder is there
            return before?.Sha256 == image.Sha256 ? Outcome.Of(before) : PluginLoader.Load(image, manifest, yard);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Outcome.Refused<LoadedPlugin>(PluginLoader.Fault(manifest, $"The folder cannot be read ({unreadable.GetType().Name})."));
        }
    }

    private static Issue? TwiceNamed(LoadedPlugin plugin, IEnumerable<LoadedPlugin> others, string manifest)
    {
        if (plugin.Adapter is { } adapter && others.Any(other => other.Adapter?.Name == adapter.Name))
        {
            return PluginLoader.Fault(manifest, $"Another plugin already reads '{adapter.Name}'.");
        }

        string? name = plugin.Transforms.Select(transform => transform.Name).FirstOrDefault(name => others.Any(other => other.Transforms.Any(transform => transform.Name == name)));
        return name is null ? null : PluginLoader.Fault(manifest, $"Another plugin already has a transform '{name}'.");
    }
}
