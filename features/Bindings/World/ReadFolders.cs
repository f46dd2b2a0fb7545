using System.Collections.Concurrent;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins.Fencing;
using HostSettings = Gateway.Host.Composition.GatewaySettings;

namespace Gateway.Features.Bindings.World;

/// <summary>The repository's own tables and adapters, read once for all scenarios that change nothing in them, and copies that several scenarios share; a scenario with a copy of its own reads that, with the same adapters.</summary>
internal static class ReadFolders
{
    private static readonly Lazy<Outcome<FolderReading>> Own = new(() =>
        FolderReading.Of(new HostSettings { Mappings = Repository.Mappings, Plugins = Repository.Plugins }, new AdapterLimits()));

    private static readonly ConcurrentDictionary<string, Lazy<Outcome<FolderReading>>> OfShared = new(StringComparer.Ordinal);

    /// <summary>As <see cref="FolderReading.Of"/>, for one scenario.</summary>
    public static Outcome<FolderReading> For(HostSettings settings, AdapterLimits limits)
    {
        if (settings.Plugins != Repository.Plugins || settings.SitePlugins is not null || limits != new AdapterLimits() || settings.Mappings is not { } mappings || !Own.Value.TryGetValue(out FolderReading? own))
        {
            return FolderReading.Of(settings, limits);
        }

        return mappings == Repository.Mappings ? Own.Value
            : SharedCopy.Holds(mappings) ? OfShared.GetOrAdd(mappings, folder => new(() => own.WithMappings(folder))).Value
            : own.WithMappings(mappings);
    }
}
