namespace Gateway.Inbound.Folder;

/// <summary>
/// Where files of one watched folder stand. A file's place is its state, and each step is one rename:
/// <c>X</c> waiting → <c>.work/UNIQUE</c> in hand → <c>archive/UNIQUE</c> or <c>error/UNIQUE</c>;
/// its reply <c>.work/tmp/UNIQUE</c> half written → <c>.work/out/UNIQUE</c> whole → its final name.
/// </summary>
internal sealed class FolderPlaces(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Work { get; } = Path.GetFullPath(Path.Combine(root, ".work"));

    public string Markers => Path.Combine(Work, "marker");

    public string Companions => Path.Combine(Work, "with");

    public string HalfReplies => Path.Combine(Work, "tmp");

    public string Replies => Path.Combine(Work, "out");

    public string Archive => Path.Combine(Root, "archive");

    public string Error => Path.Combine(Root, "error");

    /// <summary>Makes what is missing.</summary>
    /// <exception cref="IOException">The folder cannot be reached.</exception>
    public void Prepare()
    {
        if (!Directory.Exists(Root))
        {
            throw new DirectoryNotFoundException("The watched folder is not there."); // not made here: a lost mount must not look like an empty folder
        }

        foreach (string place in (string[])[Work, Markers, Companions, HalfReplies, Replies, Archive, Error])
        {
            Directory.CreateDirectory(place);
        }
    }
}
