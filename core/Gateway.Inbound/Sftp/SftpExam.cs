using Gateway.Inbound.Folder;

namespace Gateway.Inbound.Sftp;

/// <summary>Looks at a configured folder on a server without taking anything from it: connects, logs in, lists, and writes, renames and deletes a small file of its own.</summary>
public static class SftpExam
{
    /// <summary>Examines one folder.</summary>
    /// <param name="folder">As configured, with a server.</param>
    /// <param name="servers"><see cref="InboundOptions.Sftp"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether all is well, and one sentence; no file's name is in it.</returns>
    public static async Task<(bool IsWell, string Sentence)> OfAsync(FolderListenerOptions folder, IDictionary<string, SftpServerOptions> servers, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!servers.TryGetValue(folder.Server, out SftpServerOptions? server))
        {
            return (false, $"{folder.Name}: there is no server '{folder.Server}' in Gateway:Inbound:Sftp.");
        }

        if (server.KeyFile.Length > 0 && IsOpen(server.KeyFile))
        {
            return (false, $"{folder.Name}: others can read the private key {server.KeyFile}: chmod 600 it.");
        }

        using var files = new SftpFiles(folder.Path, server, time);
        try
        {
            return await TryOutAsync(folder, server, files, time, cancellationToken);
        }
        catch (FolderFaultException fault)
        {
            return (false, $"{folder.Name}: {fault.Code.Id} {fault.Message}");
        }
        catch (IOException fault)
        {
            return (false, $"{folder.Name}: {fault.Message}");
        }
    }

    private static async Task<(bool IsWell, string Sentence)> TryOutAsync(FolderListenerOptions folder, SftpServerOptions server, SftpFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        var places = new FolderPlaces(server.Gateway);
        await files.PrepareAsync(places.All, cancellationToken);
        var sight = new FolderSight(folder, files, new FolderNames(folder, time), time);
        int waiting = await sight.CountAsync(cancellationToken);

        // Through every place that a request or a reply goes through. In the folder its name begins with a dot: nobody takes it for a request.
        string trial = $".{server.Gateway}-doctor", half = FolderPlaces.In(places.HalfReplies, trial);
        await files.WriteAsync(half, "gateway doctor"u8.ToArray(), cancellationToken);
        await files.ReplaceAsync(half, trial, cancellationToken);
        await files.ReplaceAsync(trial, FolderPlaces.In(FolderPlaces.Archive, trial), cancellationToken);
        await files.DeleteAsync(FolderPlaces.In(FolderPlaces.Archive, trial), cancellationToken);
        int unreadable = await files.UnreadableNamesAsync(cancellationToken);
        return unreadable > 0
            ? (false, $"{folder.Name}: {unreadable} names in {folder.Path} on {server.Host} are not in {server.NameEncoding} and are passed over: set NameEncoding (gbk, say).")
            : (true, $"{folder.Name}: {server.Host} lets {server.User} list, write and rename in {folder.Path}; {waiting} files wait{await OthersAsync(files, server, cancellationToken)}.");
    }

    private static async Task<string> OthersAsync(SftpFiles files, SftpServerOptions server, CancellationToken cancellationToken)
    {
        string told = "";
        foreach (string other in (await files.FoldersAsync(FolderPlaces.Hand, cancellationToken)).Where(name => name != server.Gateway).Order(StringComparer.Ordinal))
        {
            int count = (await files.ListAsync(new FolderPlaces(other).Work, cancellationToken)).Count;
            told += $", {count} are in the hand of gateway {other}";
        }

        return told;
    }

    private static bool IsOpen(string keyFile) =>
        !OperatingSystem.IsWindows() && File.Exists(keyFile) && (File.GetUnixFileMode(keyFile) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;
}
