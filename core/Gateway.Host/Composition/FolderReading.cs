using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Mappings;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Composition;

/// <summary>The plugin and mapping folders as they were read once. Nothing in it changes, so several gateways of one process may start from the same reading.</summary>
/// <param name="Yard">The fences around the adapters.</param>
/// <param name="PluginFolders">Where adapters were looked for.</param>
/// <param name="Adapters">What was found there.</param>
/// <param name="MappingsFolder">Where the mapping tables lie.</param>
/// <param name="Serving">What they say.</param>
internal sealed record FolderReading(AdapterYard Yard, ImmutableArray<string> PluginFolders, AdapterCatalog Adapters, string MappingsFolder, ServingMappings Serving)
{
    /// <summary>Reads and checks the folders that the configuration names.</summary>
    /// <returns>What may serve, with warnings; or every fault of every file.</returns>
    public static Outcome<FolderReading> Of(GatewaySettings settings, AdapterLimits limits)
    {
        ImmutableArray<string> folders = GatewayFolders.PluginFolders(settings.Plugins, settings.SitePlugins);
        var yard = new AdapterYard(limits);
        return Read(yard, folders, AdapterCatalog.Load(yard, folders), GatewayFolders.Mappings(settings.Mappings));
    }

    /// <summary>The same adapters with the tables of another folder, which is read and checked.</summary>
    /// <returns>As <see cref="Of"/>.</returns>
    public Outcome<FolderReading> WithMappings(string folder) => Read(Yard, PluginFolders, Adapters, folder);

    private static Outcome<FolderReading> Read(AdapterYard yard, ImmutableArray<string> folders, AdapterCatalog adapters, string mappings)
    {
        Outcome<ServingMappings> loaded = ServingMappings.Load(mappings, adapters);
        ImmutableArray<Issue> faults = [.. adapters.Faults, .. loaded.Issues];
        return loaded.TryGetValue(out ServingMappings? serving) && !faults.Any(fault => fault.IsError)
            ? Outcome.Of(new FolderReading(yard, folders, adapters, mappings, serving), faults)
            : Outcome.Refused<FolderReading>(faults);
    }
}
