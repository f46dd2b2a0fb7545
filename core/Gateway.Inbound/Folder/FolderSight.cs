namespace Gateway.Inbound.Folder;

/// <summary>Sees which files of a folder are whole, oldest first.</summary>
internal sealed class FolderSight(FolderListenerOptions options, FolderPlaces places, FolderNames names, TimeProvider time)
{
    private readonly Dictionary<string, (long Length, DateTime Written, long Since)> seen = new(StringComparer.Ordinal);

    /// <summary>Whether anything that may become a request stands in the folder, whole or not.</summary>
    public bool AnyWaiting() => Candidates().Any();

    /// <summary>Paths of whole files, in the order in which they were written.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Whole()
    {
        FileInfo[] all = [.. Candidates().OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)];
        Forget(all);
        return [.. all.Where(IsWhole).Select(file => file.FullName)];
    }

    // A link is left alone: what it points to is not the sender's to hand over.
    private IEnumerable<FileInfo> Candidates() =>
        new DirectoryInfo(places.Root).EnumerateFiles(options.Pattern)
            .Where(file => !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && !IsOurs(file.Name));

    // With "*" as pattern a reply or a marker would be a request too.
    private bool IsOurs(string name) =>
        (!names.RepliesDiffer && name == options.Reply) || (options.Ready == FolderReady.Marker && name == names.Marker(Path.GetFileNameWithoutExtension(name)));

    private bool IsWhole(FileInfo file)
    {
        FileInfo[] companions = [.. CompanionsOf(file)];
        return Array.TrueForAll(companions, companion => companion.Exists) && IsReady(file) && (options.Ready != FolderReady.Stable || companions.Count(IsStable) == companions.Length);
    }

    private IEnumerable<FileInfo> CompanionsOf(FileInfo file) => names.Companions(file.Name).Select(name => new FileInfo(Path.Combine(places.Root, name)));

    private bool IsReady(FileInfo file) => options.Ready switch
    {
        FolderReady.Marker => File.Exists(Path.Combine(places.Root, names.Marker(file.Name))),
        FolderReady.Stable => IsStable(file),
        _ => true,
    };

    private bool IsStable(FileInfo file)
    {
        if (!seen.TryGetValue(file.Name, out var last) || last.Length != file.Length || last.Written != file.LastWriteTimeUtc)
        {
            seen[file.Name] = (file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(last.Since) >= options.StableFor;
    }

    private void Forget(FileInfo[] present)
    {
        var there = present.Concat(present.SelectMany(CompanionsOf)).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string gone in seen.Keys.Where(name => !there.Contains(name)).ToArray())
        {
            seen.Remove(gone);
        }
    }
}
