namespace Gateway.Platform.Tests;

/// <summary>Where the repository's own files are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Mappings => Path.Combine(Root, "mappings");

    public static string Tables => Path.Combine(Mappings, "national", "platform", "nhsa", "1.0");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Gateway.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests inside the repository."));
}
