namespace Gateway.Inbound.Folder;

/// <summary>A folder that the operating system shows, mounted shares among them. Everything is done when a call returns.</summary>
internal sealed class LocalFiles(string root) : IFolderFiles
{
    private readonly string root = Path.GetFullPath(root);

    public ValueTask PrepareAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException("The watched folder is not there.");
        }

        foreach (string place in places)
        {
            Directory.CreateDirectory(At(place));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<FolderFile>> ListAsync(string place, CancellationToken cancellationToken) =>
        new([.. new DirectoryInfo(At(place)).EnumerateFiles().Select(file => new FolderFile(file.Name, LengthOf(file), file.LastWriteTimeUtc, file.Attributes.HasFlag(FileAttributes.ReparsePoint)))]);

    public ValueTask<IReadOnlyList<string>> FoldersAsync(string place, CancellationToken cancellationToken) =>
        new([.. Directory.EnumerateDirectories(At(place)).Select(path => Path.GetFileName(path))]);

    public ValueTask<bool> ExistsAsync(string path, CancellationToken cancellationToken) => new(Path.Exists(At(path)));

    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (Directory.Exists(At(from)))
        {
            Directory.Move(At(from), At(to));
        }
        else
        {
            File.Move(At(from), At(to));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ReplaceAsync(string from, string to, CancellationToken cancellationToken)
    {
        File.Move(At(from), At(to), overwrite: true);
        return ValueTask.CompletedTask;
    }

    public ValueTask<(byte[] Bytes, long Length)> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken)
    {
        using var file = new FileStream(At(path), FileMode.Open, FileAccess.Read, FileShare.Read);
        byte[] bytes = new byte[Math.Min(file.Length, maxBytes)];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return new((read == bytes.Length ? bytes : bytes[..read], file.Length));
    }

    public async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(At(path), FileMode.Create, FileAccess.Write, FileShare.None);
        await file.WriteAsync(bytes, CancellationToken.None);
        file.Flush(flushToDisk: true);
    }

    public ValueTask RemoveFolderAsync(string path, CancellationToken cancellationToken)
    {
        Directory.Delete(At(path));
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
    }

    // A file that went since it was listed has no length any more.
    private static long LengthOf(FileInfo file) => file.Exists ? file.Length : 0;

    private string At(string path) => Path.Combine(root, path);
}
