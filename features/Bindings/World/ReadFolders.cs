using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins.Fencing;
using HostSettings = Gateway.Host.Composition.GatewaySettings;

namespace Gateway.Features.Bindings.World;

/// <summary>The repository's own tables and adapters, read once for all scenarios that change nothing in them; a scenario with a copy reads its copy.</summary>
internal static class ReadFolders
{
    private static readonly Lazy<Outcome<FolderReading>> Own = new(() =>
        FolderReading.Of(new HostSettings { Mappings = Repository.Mappings, Plugins = Repository.Plugins }, new AdapterLimits()));

    /// <summary>As <see cref="FolderReading.Of"/>, for one scenario.</summary>
    public static Outcome<FolderReading> For(HostSettings settings, AdapterLimits limits) =>
        settings.Mappings == Repository.Mappings && settings.Plugins == Repository.Plugins && settings.SitePlugins is null && limits == new AdapterLimits() ? Own.Value : FolderReading.Of(settings, limits);
}
