using System.Runtime.CompilerServices;

namespace Gateway.Architecture;

/// <summary>The repository's files, read as text: this project must work while others do not compile.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", ".git", ".vs", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root with forward slashes; what builds make is left out.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Projects => Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    public static IEnumerable<string> Sources(string below) =>
        Files.Where(file => file.StartsWith(below, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>Every line that fails, as <c>file:line: text</c>, so that the failing test names its places.</summary>
    public static string[] Offending(IEnumerable<string> files, Func<string, bool> offends) =>
        [.. files.SelectMany(file => Lines(file).Select((line, at) => (line, at)).Where(one => offends(one.line)).Select(one => $"{file}:{one.at + 1}: {one.line.Trim()}"))];

    /// <summary>Fails with all of them, one a line.</summary>
    public static void NoneOf(IEnumerable<string> faults) => Assert.True(!faults.Any(), Environment.NewLine + string.Join(Environment.NewLine, faults));

    // A work tree has a file .git where a clone has a folder.
    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !IsMade(inner)).SelectMany(Walk));

    // /data and /out are where a gateway that was started here keeps its own things.
    private static bool IsMade(string folder) =>
        Made.Contains(Path.GetFileName(folder), StringComparer.Ordinal) || (Path.GetDirectoryName(folder) == Root && Path.GetFileName(folder) is "data" or "out");

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Gateway.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("No Gateway.sln above this file.");
    }
}
