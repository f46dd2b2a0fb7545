using Gateway.Contract;
using Gateway.Inbound.Folder;
using Renci.SshNet;
using Renci.SshNet.Sftp;

namespace Gateway.Inbound.Sftp;

/// <summary>
/// A folder on a server that is reached by SFTP. A rename fails where the new name is taken or the old one is gone (SSH_FXP_RENAME of version 3), which is what lets one of two gateways win a file.
/// Names that are not in the server's encoding are passed over.
/// </summary>
internal sealed class SftpFiles(string root, SftpServerOptions server, TimeProvider time) : IFolderFiles
{
    /// <summary>Stands in a name for what the encoding does not know.</summary>
    public const string Unreadable = "\uFFFD";

    private readonly SftpConnection connection = new(server, time);
    private readonly HashSet<string> prepared = new(StringComparer.Ordinal);
    private SftpClient? preparedOn;

    public async ValueTask PrepareAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        SftpClient now = await connection.OpenAsync(cancellationToken);
        if (preparedOn != now)
        {
            prepared.Clear();
            if (!await ExistsAsync(FolderPlaces.Root, cancellationToken))
            {
                throw new FolderFaultException(IssueCodes.FolderRightMissing, $"{server.User} sees no folder {root} on {server.Host}: make it there, or correct Path.");
            }

            preparedOn = now;
        }

        foreach (string place in places.Where(place => !prepared.Contains(place)))
        {
            if (!await ExistsAsync(place, cancellationToken))
            {
                await MakeFolderAsync(place, cancellationToken);
            }

            if (places.Count > 1)
            {
                prepared.Add(place); // the lasting ones, that is; not a single request's
            }
        }
    }

    public async ValueTask<IReadOnlyList<FolderFile>> ListAsync(string place, CancellationToken cancellationToken) =>
        [.. (await EntriesAsync(place, cancellationToken)).Where(entry => !entry.IsDirectory).Select(file => new FolderFile(file.Name, file.Length, file.LastWriteTimeUtc, file.IsSymbolicLink))];

    public async ValueTask<IReadOnlyList<string>> FoldersAsync(string place, CancellationToken cancellationToken) =>
        [.. (await EntriesAsync(place, cancellationToken)).Where(entry => entry.IsDirectory && entry.Name is not ("." or "..")).Select(folder => folder.Name)];

    public ValueTask<bool> ExistsAsync(string path, CancellationToken cancellationToken) =>
        connection.RunAsync($"look into {In(path)}", client => client.ExistsAsync(At(path), cancellationToken), cancellationToken);

    public async ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken) => await connection.RunAsync(
        $"rename from {In(from)} to {In(to)}",
        async client =>
        {
            await client.RenameFileAsync(At(from), At(to), cancellationToken);
            return true;
        },
        cancellationToken);

    // The rename of version 3 does not overwrite; the older file goes first. It lies where nobody else looks.
    public async ValueTask ReplaceAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(to, cancellationToken))
        {
            await DeleteAsync(to, cancellationToken);
        }

        await MoveAsync(from, to, cancellationToken);
    }

    public ValueTask<(byte[] Bytes, long Length)> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken) => connection.RunAsync(
        $"read a file of {In(path)}",
        async client =>
        {
            await using SftpFileStream file = await client.OpenAsync(At(path), FileMode.Open, FileAccess.Read, cancellationToken);
            long length = file.Length;
            byte[] bytes = new byte[Math.Min(length, maxBytes)];
            int read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return (read == bytes.Length ? bytes : bytes[..read], length);
        },
        cancellationToken);

    public async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => await connection.RunAsync(
        $"write a file into {In(path)}",
        async client =>
        {
            await using SftpFileStream file = await client.OpenAsync(At(path), FileMode.Create, FileAccess.Write, cancellationToken);
            await file.WriteAsync(bytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    public async ValueTask RemoveFolderAsync(string path, CancellationToken cancellationToken) => await connection.RunAsync(
        $"remove a folder from {In(path)}",
        async client =>
        {
            await client.DeleteDirectoryAsync(At(path), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Removes a file of our own.</summary>
    public async ValueTask DeleteAsync(string path, CancellationToken cancellationToken) => await connection.RunAsync(
        $"delete a file of {In(path)}",
        async client =>
        {
            await client.DeleteFileAsync(At(path), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>How many names in the folder are not in the server's encoding.</summary>
    public ValueTask<int> UnreadableNamesAsync(CancellationToken cancellationToken) => connection.RunAsync(
        $"list {In("x")}", async client => await client.ListDirectoryAsync(At(""), cancellationToken).CountAsync(entry => !IsReadable(entry), cancellationToken), cancellationToken);

    public void Dispose() => connection.Dispose();

    private static bool IsReadable(ISftpFile entry) => !entry.Name.Contains(Unreadable, StringComparison.Ordinal);

    private ValueTask<List<ISftpFile>> EntriesAsync(string place, CancellationToken cancellationToken) => connection.RunAsync(
        $"list {In(FolderPlaces.In(place, "x"))}",
        async client => await client.ListDirectoryAsync(At(place), cancellationToken).Where(IsReadable).ToListAsync(cancellationToken),
        cancellationToken);

    private async ValueTask MakeFolderAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            await connection.RunAsync(
                $"make the folder {place} in {root}",
                async client =>
                {
                    await client.CreateDirectoryAsync(At(place), cancellationToken);
                    return true;
                },
                cancellationToken);
        }
        catch (IOException raced) when (raced is not FolderFaultException)
        {
            if (!await ExistsAsync(place, cancellationToken)) // another gateway may have made it meanwhile
            {
                throw;
            }
        }
    }

    private string At(string path) => path.Length == 0 ? root : $"{root.TrimEnd('/')}/{path}";

    // The folder that a path lies in: names of files may be names of people.
    private string In(string path) => At(path.LastIndexOf('/') is > 0 and int end ? path[..end] : "");
}
