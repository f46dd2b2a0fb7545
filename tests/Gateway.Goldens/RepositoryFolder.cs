namespace Gateway.Goldens;

/// <summary>Finds the mappings that are tested, and with them the outputs that were approved.</summary>
internal static class RepositoryFolder
{
    public static string Mappings => Path.Combine(Root, "mappings");

    private static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string at) =>
        File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
