namespace Gateway.AdapterConformance;

/// <summary>Finds the source tree from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The adapter's project folder: named like its assembly.</summary>
    public static string FolderOf(IAdapter adapter) => Path.Combine(Root, "adapters", adapter.GetType().Assembly.GetName().Name!); // a loaded assembly has a name

    private static string Find()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gateway.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests inside the source tree: Gateway.sln is not above them.");
        }

        return folder;
    }
}
