namespace Gateway.Mapping;

/// <summary>The mappings folder: lists what is there in a fixed order and names files relative to it.</summary>
internal sealed class MappingFolder(string root)
{
    private readonly string root = Path.GetFullPath(root);

    /// <summary>A path below the root.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([root, .. parts]);

    /// <summary>A file's name below the root, with <c>/</c>, for locations.</summary>
    public string Name(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Files of a folder; none when the folder is not there.</summary>
    public static IEnumerable<string> Files(string path, string pattern) =>
        Directory.Exists(path) ? Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>Folders of a folder; none when the folder is not there.</summary>
    public static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.GetDirectories(path).Order(StringComparer.Ordinal) : [];
}
