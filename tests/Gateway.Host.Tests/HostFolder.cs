using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Plugins.Fencing;

namespace Gateway.Host.Tests;

/// <summary>The host as it was built beside these tests, and the repository around both.</summary>
internal static class HostFolder
{
    public static string Repository { get; } = Find(AppContext.BaseDirectory);

    public static string Mappings => Path.Combine(Repository, "mappings");

    /// <summary>The host's own output folder, in the configuration that these tests were built in.</summary>
    public static string Output { get; } = Path.Combine(Repository, "core", "Gateway.Host", "bin", Path.Combine(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..]));

    public static string Plugins => Path.Combine(Output, "plugins");

    public static string Sample(string source, string file) => Path.Combine(Mappings, "sources", source, "1.0", "samples", file);

    /// <summary>The repository's own tables and adapters, read once for all tests that start a gateway on them; with a folder of other tables the same adapters. For <see cref="GatewayApp.Build"/>.</summary>
    public static Outcome<FolderReading> Reading(GatewaySettings settings, AdapterLimits limits) =>
        settings.Plugins != Plugins || settings.SitePlugins is not null || limits != new AdapterLimits() ? FolderReading.Of(settings, limits)
        : settings.Mappings == Mappings ? Own.Value
        : Own.Value.Value.WithMappings(settings.Mappings!); // every test names its mappings

    private static readonly Lazy<Outcome<FolderReading>> Own = new(() => FolderReading.Of(new GatewaySettings { Mappings = Mappings, Plugins = Plugins }, new AdapterLimits()));

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
