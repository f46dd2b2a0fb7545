namespace Gateway.Mapping.Tests;

/// <summary>Finds the repository from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Mappings => Path.Combine(Root, "mappings");

    private static string Find(string at) => File.Exists(Path.Combine(at, "Gateway.sln")) ? at : Find(Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Expected Gateway.sln above the tests."));
}
