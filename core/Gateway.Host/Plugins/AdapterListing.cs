using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Plugins;

/// <summary>Lists plugins with their state: those that serve, those that were refused, those that are missing.</summary>
internal static class AdapterListing
{
    /// <summary>One line per plugin folder and per adapter that is missing, by name.</summary>
    /// <param name="adapters">The plugins.</param>
    /// <param name="catalog">The tables, for the sources that use them; null where nobody asks.</param>
    public static ImmutableArray<AdapterView> Of(AdapterCatalog adapters, MappingCatalog? catalog)
    {
        ILookup<string, string> sources = (catalog?.Sources ?? []).SelectMany(source => source.Versions.Select(version => (version.Adapter, source.Id))).Distinct().ToLookup(pair => pair.Adapter, pair => pair.Id);
        IEnumerable<AdapterView> serving = adapters.Plugins.Plugins.Select(plugin => Serving(plugin, adapters, sources));
        IEnumerable<AdapterView> refused = adapters.Faults.Where(fault => adapters.Plugins.In(fault.At.Path) is null)
            .Select(fault => new AdapterView(Path.GetFileName(Path.GetDirectoryName(fault.At.Path)) ?? "", "refused", "", "", Path.GetDirectoryName(fault.At.Path) ?? "", "", [], [], fault.Reason));
        IEnumerable<AdapterView> missing = adapters.Absent.Where(name => sources[name].Any()).Select(name => new AdapterView(name, "missing", "", "", "", "", [.. sources[name]], [], "Its folder was taken out of plugins/ while sources need it."));
        return [.. serving.Concat(refused).Concat(missing).OrderBy(view => view.Name, StringComparer.Ordinal)];
    }

    private static AdapterView Serving(LoadedPlugin plugin, AdapterCatalog adapters, ILookup<string, string> sources)
    {
        Issue? newer = adapters.Faults.FirstOrDefault(fault => fault.At.Path == plugin.ManifestPath);
        string name = plugin.Manifest.Name;
        return new AdapterView(name, plugin.Fence.IsSetAside ? "set-aside" : newer is null ? "serving" : "serving-old", plugin.Version, plugin.Manifest.Contract, plugin.Folder, plugin.Sha256, [.. sources[name]], [.. plugin.Transforms.Select(transform => transform.Name)], plugin.Fence.SetAside ?? newer?.Reason);
    }
}
