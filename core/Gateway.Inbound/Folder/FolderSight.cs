using System.IO.Enumeration;

namespace Gateway.Inbound.Folder;

/// <summary>Sees which files of a folder are whole, oldest first.</summary>
internal sealed class FolderSight(FolderListenerOptions options, IFolderFiles files, FolderNames names, TimeProvider time)
{
    private readonly string pattern = FileSystemName.TranslateWin32Expression(options.Pattern);
    private readonly Dictionary<string, (long Length, DateTime Written, long Since)> seen = new(StringComparer.Ordinal);

    /// <summary>How many files stand in the folder that may become requests, whole or not.</summary>
    public async ValueTask<int> CountAsync(CancellationToken cancellationToken) => (await files.ListAsync(FolderPlaces.Root, cancellationToken)).Count(MayBeRequest);

    /// <summary>Names of whole files, in the order in which they were written.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public async ValueTask<IReadOnlyList<string>> WholeAsync(CancellationToken cancellationToken)
    {
        var present = new Dictionary<string, FolderFile>(StringComparer.Ordinal);
        foreach (FolderFile file in await files.ListAsync(FolderPlaces.Root, cancellationToken))
        {
            present[file.Name] = file; // a server that is being written to may list one twice
        }

        Forget(present);
        FolderFile[] all = [.. present.Values.Where(MayBeRequest).OrderBy(file => file.Written).ThenBy(file => file.Name, StringComparer.Ordinal)];
        return [.. all.Where(file => IsWhole(file, present)).Select(file => file.Name)];
    }

    // A link is left alone: what it points to is not the sender's to hand over. As in a shell, no star stands for a dot in front: rsync and others write under such names.
    private bool MayBeRequest(FolderFile file) =>
        !file.IsLink && (file.Name[0] != '.' || options.Pattern[0] == '.') && FileSystemName.MatchesWin32Expression(pattern, file.Name, OperatingSystem.IsWindows()) && !IsOurs(file.Name);

    // With "*" as pattern a reply or a marker would be a request too.
    private bool IsOurs(string name) =>
        (!names.RepliesDiffer && name == options.Reply) || (options.Ready == FolderReady.Marker && name == names.Marker(Path.GetFileNameWithoutExtension(name)));

    private bool IsWhole(FolderFile file, Dictionary<string, FolderFile> present)
    {
        string[] companions = [.. names.Companions(file.Name)];
        return Array.TrueForAll(companions, present.ContainsKey) && IsReady(file, present)
            && (options.Ready != FolderReady.Stable || companions.Count(name => IsStable(present[name])) == companions.Length);
    }

    private bool IsReady(FolderFile file, Dictionary<string, FolderFile> present) => options.Ready switch
    {
        FolderReady.Marker => present.ContainsKey(names.Marker(file.Name)),
        FolderReady.Stable => IsStable(file),
        _ => true,
    };

    private bool IsStable(FolderFile file)
    {
        if (!seen.TryGetValue(file.Name, out var last) || last.Length != file.Length || last.Written != file.Written)
        {
            seen[file.Name] = (file.Length, file.Written, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(last.Since) >= options.StableFor;
    }

    private void Forget(Dictionary<string, FolderFile> present)
    {
        foreach (string gone in seen.Keys.Where(name => !present.ContainsKey(name)).ToArray())
        {
            seen.Remove(gone);
        }
    }
}
