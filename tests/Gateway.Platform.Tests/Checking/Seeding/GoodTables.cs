namespace Gateway.Seeding;

/// <summary>The product's own tables.</summary>
internal static class GoodTables
{
    /// <summary>The mappings folder of the repository from which the program runs.</summary>
    public static string Folder { get; } = Path.Combine(RootAbove(new DirectoryInfo(AppContext.BaseDirectory)), "mappings");

    private static string RootAbove(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "Gateway.sln")) ? at.FullName : RootAbove(at.Parent ?? throw new InvalidOperationException("Expected Gateway.sln above the program."));
}
