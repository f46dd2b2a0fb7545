using Gateway.Inbound.Folder;

namespace Gateway.Inbound.Tests.Folder;

/// <summary>Files that fail as nobody expects.</summary>
internal sealed class BrokenFiles : IFolderFiles
{
    public ValueTask PrepareAsync(IReadOnlyList<string> places, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask<IReadOnlyList<FolderFile>> ListAsync(string place, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask<IReadOnlyList<string>> FoldersAsync(string place, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask<bool> ExistsAsync(string path, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask ReplaceAsync(string from, string to, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask<(byte[] Bytes, long Length)> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public ValueTask RemoveFolderAsync(string path, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");

    public void Dispose()
    {
    }
}
