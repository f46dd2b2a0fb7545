using System.Collections.Immutable;

namespace Gateway.Host.Composition;

/// <summary>Where mappings and plugins lie: as named, else as the environment says, else the nearest folder of that shape at or above the working folder or the executable.</summary>
internal static class GatewayFolders
{
    public const string MappingsVariable = "GATEWAY_MAPPINGS";
    public const string PluginsVariable = "GATEWAY_PLUGINS";
    public const string SitePluginsVariable = "GATEWAY_SITE_PLUGINS";

    /// <summary>The mappings folder; the plain word "mappings" when there is none, so that the fault names it.</summary>
    public static string Mappings(string? named) =>
        named ?? Environment.GetEnvironmentVariable(MappingsVariable) ?? Search("mappings", folder => Directory.Exists(Path.Combine(folder, "national"))) ?? "mappings";

    /// <summary>The plugins folder beside the executable unless named otherwise.</summary>
    public static string Plugins(string? named) =>
        named ?? Environment.GetEnvironmentVariable(PluginsVariable) ?? Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Every folder of adapters: the gateway's own, then the site's where there is one.</summary>
    public static ImmutableArray<string> PluginFolders(string? named, string? site) =>
        (site ?? Environment.GetEnvironmentVariable(SitePluginsVariable)) is { Length: > 0 } second ? [Plugins(named), second] : [Plugins(named)];

    private static string? Search(string name, Func<string, bool> isIt) =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Upward)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(isIt);

    private static IEnumerable<string> Upward(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
