namespace Gateway.Goldens;

/// <summary>Finds the mappings that are tested and the outputs that were approved.</summary>
internal static class RepositoryFolder
{
    public static string Mappings => Path.Combine(Root, "mappings");

    public static string Approved => Path.Combine(Root, "tests", "Gateway.Goldens", "approved");

    private static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
