namespace Gateway.Tests;

/// <summary>Copies of folders that a test changes. Projects that need it compile this file.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a folder with everything in it.</summary>
    /// <param name="to">Is made where it is not there; holds none of the files yet.</param>
    public static void Make(string from, string to) => Make(from, to, SearchOption.AllDirectories);

    /// <summary>Copies a mappings folder without the outputs that were approved: they are more than half of the files, and no table.</summary>
    /// <param name="source">The only source to take along; null for all.</param>
    public static void OfMappings(string from, string to, string? source = null)
    {
        Make(from, to, SearchOption.TopDirectoryOnly);
        foreach (string part in Directory.GetDirectories(from).Select(part => Path.GetFileName(part)).Where(part => part != "approved"))
        {
            string taken = part == "sources" && source is not null ? Path.Combine(part, source) : part;
            Make(Path.Combine(from, taken), Path.Combine(to, taken));
        }
    }

    private static void Make(string from, string to, SearchOption depth)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", depth))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // a file lies in a folder
            File.Copy(file, copy);
        }
    }
}
