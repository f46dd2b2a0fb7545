using Gateway.Proof.Processes;

namespace Gateway.Benchmarks.Processes;

/// <summary>The gateway as this repository built it.</summary>
public static class BuiltGateway
{
    /// <summary>What <c>dotnet</c> runs.</summary>
    public static string Assembly => Path.Combine(Root, "core", "Gateway.Host", "bin", Configuration, "net10.0", "gateway.dll");

    internal static GatewayExecutable Executable => GatewayExecutable.Of(Assembly);

    public static string Mappings => Path.Combine(Root, "mappings");

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Run this from inside the repository.");
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
