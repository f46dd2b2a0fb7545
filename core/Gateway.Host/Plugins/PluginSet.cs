using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Host.Plugins;

/// <summary>The plugins of one reading of the folders, in their order, and what is wrong with those that were refused.</summary>
/// <param name="Plugins">Those that may serve.</param>
/// <param name="Faults">One per refused folder: the location is its manifest's path.</param>
internal sealed record PluginSet(ImmutableArray<LoadedPlugin> Plugins, ImmutableArray<Issue> Faults)
{
    public static readonly PluginSet None = new([], []);

    /// <summary>Whether the same plugins serve here as there.</summary>
    public bool HasSamePlugins(PluginSet other) => Plugins.Length == other.Plugins.Length && !ChangesTo(other).Any();

    /// <summary>The plugin of a folder; null when it has none that serves.</summary>
    public LoadedPlugin? In(string manifestPath) => Plugins.FirstOrDefault(plugin => plugin.ManifestPath == manifestPath);

    /// <summary>Manifests of the folders whose plugin is new, another one or gone in a later set.</summary>
    public IEnumerable<string> ChangesTo(PluginSet next) =>
        Plugins.Concat(next.Plugins).Select(plugin => plugin.ManifestPath).Distinct(StringComparer.Ordinal).Where(path => !ReferenceEquals(In(path), next.In(path)));

    /// <summary>This set with one folder's plugin as it is in a later set.</summary>
    public PluginSet With(string manifestPath, PluginSet next)
    {
        IEnumerable<LoadedPlugin> others = Plugins.Where(plugin => plugin.ManifestPath != manifestPath);
        return this with { Plugins = [.. next.In(manifestPath) is { } changed ? others.Append(changed) : others] };
    }

    /// <summary>This set with one more fault.</summary>
    public PluginSet WithFault(Issue fault) => this with { Faults = Faults.Add(fault) };
}
