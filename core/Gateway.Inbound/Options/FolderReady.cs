namespace Gateway.Inbound;

/// <summary>How a sender shows that a file is whole.</summary>
public enum FolderReady
{
    /// <summary>It writes under another name and renames: what matches the pattern is whole.</summary>
    Renamed,

    /// <summary>It writes a second, empty file when the first is whole.</summary>
    Marker,

    /// <summary>It writes in place and says nothing: whole is what has not changed for a while.</summary>
    Stable,
}
