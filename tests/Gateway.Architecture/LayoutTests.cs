namespace Gateway.Architecture;

public sealed class LayoutTests
{
    private static readonly string[] Folders = ["core", "adapters", "mappings", "tests", "features", ".ci"];

    private static readonly string[] RootFiles =
    [
        "Gateway.sln", "README.md", "README.zh-CN.md", "LICENSE", "Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config", "BannedSymbols.txt",
        ".editorconfig", ".globalconfig", ".gitignore", ".gitattributes",
    ];

    [Fact]
    public void The_top_level_holds_the_five_folders_and_the_files_that_tools_insist_on() =>
        Repository.NoneOf(Repository.Files.Select(file => (File: file, Top: file.Split('/')[0]))
            .Where(one => one.File.Contains('/', StringComparison.Ordinal) ? !Folders.Contains(one.Top, StringComparer.Ordinal) : !RootFiles.Contains(one.Top, StringComparer.Ordinal))
            .Select(one => one.File));

    [Fact]
    public void Every_folder_that_people_enter_by_has_a_readme() =>
        Repository.NoneOf(((string[])["README.md", "README.zh-CN.md", "core/README.md", "adapters/README.md", "mappings/README.md", "tests/README.md", "features/README.md"])
            .Where(file => !Repository.Files.Contains(file, StringComparer.Ordinal)).Select(file => $"{file} is missing."));

    [Fact]
    public void Nothing_is_called_by_what_it_is_not()
    {
        string[] empty = ["Helper", "Helpers", "Utils", "Util", "Utilities", "Common", "Manager", "Misc"];
        Repository.NoneOf(Repository.Sources("").Where(file => file.Split('/').Any(part => empty.Any(word => Path.GetFileNameWithoutExtension(part).EndsWith(word, StringComparison.Ordinal)))));
    }

    [Fact]
    public void Half_of_all_files_are_short_and_nearly_all_fit_one_look()
    {
        (string File, int Lines)[] sources = [.. Repository.Sources("").Select(file => (file, Repository.Lines(file).Length)).OrderBy(one => one.Item2)];

        Assert.True(sources[sources.Length / 2].Lines <= 60, $"Half of all source files are under {sources[sources.Length / 2].Lines} lines; the aim is 60.");
        Repository.NoneOf(sources.Skip((int)Math.Ceiling(sources.Length * 0.95)).Take(1).Where(one => one.Lines > 250).SelectMany(_ => sources.Where(one => one.Lines > 250)).Select(one => $"{one.File} has {one.Lines} lines."));
    }
}
