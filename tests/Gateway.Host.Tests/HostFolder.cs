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

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
