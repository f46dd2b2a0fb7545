namespace Gateway.Inbound.Folder;

/// <summary>
/// The files of one watched folder, wherever they lie. Paths are relative to it, with <c>/</c> between their parts; the folder itself is the empty path. Thread-safe.
/// Everything may throw an <see cref="IOException"/>; a <see cref="FolderFaultException"/> where the place as a whole is no use.
/// </summary>
internal interface IFolderFiles : IDisposable
{
    /// <summary>Makes the places that are missing. The folder itself is not made: a lost mount must not look like an empty folder.</summary>
    ValueTask PrepareAsync(IReadOnlyList<string> places, CancellationToken cancellationToken);

    /// <summary>The files of a place, in no order.</summary>
    ValueTask<IReadOnlyList<FolderFile>> ListAsync(string place, CancellationToken cancellationToken);

    /// <summary>Names of the folders in a place, in no order.</summary>
    ValueTask<IReadOnlyList<string>> FoldersAsync(string place, CancellationToken cancellationToken);

    /// <summary>Whether a file, or a folder, is there.</summary>
    ValueTask<bool> ExistsAsync(string path, CancellationToken cancellationToken);

    /// <summary>Moves a file or a folder by one rename.</summary>
    /// <exception cref="IOException">It is not there, it is held, or something else has the new name already.</exception>
    ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken);

    /// <summary>Moves a file whose new name may be taken by an older one, which goes.</summary>
    ValueTask ReplaceAsync(string from, string to, CancellationToken cancellationToken);

    /// <summary>Reads a file.</summary>
    /// <returns>At most <paramref name="maxBytes"/> of its bytes, and how long it is.</returns>
    ValueTask<(byte[] Bytes, long Length)> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Writes a file anew; durable as far as the place can say so.</summary>
    ValueTask WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Removes a folder that is empty.</summary>
    ValueTask RemoveFolderAsync(string path, CancellationToken cancellationToken);
}
