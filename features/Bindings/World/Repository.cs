namespace Gateway.Features.Bindings.World;

/// <summary>Where things lie in the repository that the tests were built from.</summary>
public static class Repository
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>The folder of Gateway.sln.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The mapping tables.</summary>
    public static string Mappings { get; } = Path.Combine(Root, "mappings");

    /// <summary>The executable, with the adapters beside it.</summary>
    public static string Executable { get; } = Path.Combine(Root, "core", "Gateway.Host", "bin", Configuration, "net10.0", "gateway.dll");

    /// <summary>The adapters as the host's build lays them.</summary>
    public static string Plugins { get; } = Path.Combine(Path.GetDirectoryName(Executable)!, "plugins"); // not null: a file in a folder

    private static string Above(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("Run the scenarios from inside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Gateway.sln")) ? folder.FullName : Above(folder.Parent);
}
