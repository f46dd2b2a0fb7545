using System.Collections.Immutable;

namespace Gateway.Features.Runner;

/// <summary>The .feature files beside the running tests. Names in messages are relative to <c>features/</c>.</summary>
public static class FeatureFolder
{
    private static readonly string Root = AppContext.BaseDirectory;

    /// <summary>Files of a folder and those inside it, in the order of their names; empty when there is no such folder.</summary>
    public static ImmutableArray<string> Files(string folder) => !Directory.Exists(Path.Combine(Root, folder)) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.feature", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A file's scenarios.</summary>
    public static ImmutableArray<Scenario> Read(string file) => FeatureFile.Read(File.ReadAllText(Path.Combine(Root, file)), file);

    /// <summary>Runs one of a file's scenarios with this assembly's bindings.</summary>
    public static Task RunAsync(string file, int number) => new ScenarioRun(Read(file)[number], StepCatalogue.OfThisAssembly).RunAsync();
}
