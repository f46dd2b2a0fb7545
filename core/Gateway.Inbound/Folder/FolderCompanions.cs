using Gateway.Contract;

namespace Gateway.Inbound.Folder;

/// <summary>
/// Files that belong to a request: claimed with it, handed over with it as one message, archived with it.
/// In hand they stand in <c>.work/with/UNIQUE/</c>, afterwards in <c>archive</c> or <c>error</c> as <c>UNIQUE.with/</c>.
/// </summary>
internal sealed class FolderCompanions(FolderPlaces places, FolderNames names)
{
    private const string Suffix = ".with";

    /// <summary>Whether requests of this folder have companions.</summary>
    public bool AreExpected => names.HasCompanions;

    /// <summary>Takes a request's companions, before the request itself: a claim that stops in between is finished by <see cref="Unfinished"/>.</summary>
    public void Take(string original, string unique)
    {
        if (!AreExpected)
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(places.Companions, unique));
        foreach (string name in names.Companions(original))
        {
            string left = Path.Combine(places.Root, name), taken = Path.Combine(places.Companions, unique, name);
            if (!File.Exists(taken))
            {
                File.Move(left, taken);
            }
        }
    }

    /// <summary>Claims that stopped before the request was taken: their unique names.</summary>
    public IEnumerable<string> Unfinished() => !AreExpected
        ? []
        : Directory.EnumerateDirectories(places.Companions).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .Where(unique => !File.Exists(Path.Combine(places.Work, unique)) && File.Exists(Path.Combine(places.Root, FolderNames.Original(unique))));

    /// <summary>Bytes of a request's companions together.</summary>
    public long Length(string unique) => Files(unique).Sum(path => new FileInfo(path).Length);

    /// <summary>The message that a request and its companions are.</summary>
    public byte[] With(string unique, byte[] request) =>
        StoredZip.Write([(FolderNames.Original(unique), request), .. Files(unique).Select(path => (Path.GetFileName(path), (ReadOnlyMemory<byte>)File.ReadAllBytes(path)))]);

    /// <summary>Sets them aside; before their request, so that whoever finds the request still in hand finds them too.</summary>
    public void Archive(string unique, string folder)
    {
        string taken = Path.Combine(places.Companions, unique);
        if (Directory.Exists(taken))
        {
            Directory.Move(taken, Path.Combine(folder, unique + Suffix));
        }
    }

    private string[] Files(string unique)
    {
        string? folder = Array.Find([Path.Combine(places.Companions, unique), Path.Combine(places.Archive, unique + Suffix), Path.Combine(places.Error, unique + Suffix)], Directory.Exists);
        return folder is null ? [] : [.. names.Companions(FolderNames.Original(unique)).Select(name => Path.Combine(folder, name))];
    }
}
