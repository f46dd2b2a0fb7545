namespace Gateway.Inbound.Folder;

/// <summary>A file as a listing shows it.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">Last write, UTC; from a server whole seconds.</param>
/// <param name="IsLink">Whether it only points to a file.</param>
internal readonly record struct FolderFile(string Name, long Length, DateTime Written, bool IsLink);
