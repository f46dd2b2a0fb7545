namespace Gateway.Inbound.Folder;

/// <summary>A request in hand.</summary>
/// <param name="Unique">Its name in hand.</param>
/// <param name="Bytes">With its companions, where it has some; cut off when it is too long.</param>
/// <param name="IsTooLong">Whether it has more bytes than a message may.</param>
internal sealed record FolderRequest(string Unique, byte[] Bytes, bool IsTooLong);
