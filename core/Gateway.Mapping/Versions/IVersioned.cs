namespace Gateway.Mapping;

/// <summary>What source versions and platform versions have in common: they are in force for some days and are released once.</summary>
public interface IVersioned
{
    /// <summary>The folder's name, for example <c>1.0</c>.</summary>
    string Version { get; }

    /// <summary>Whether it may serve, is still being written, or serves only what is in flight.</summary>
    ReleaseStatus Status { get; }

    /// <summary>First day; null for "since ever".</summary>
    DateOnly? From { get; }

    /// <summary>Last day; null for "until further notice".</summary>
    DateOnly? To { get; }

    /// <summary>Hex sha256 over the names and bytes of the folder's files, as <see cref="ReleasedFolders.HashOf"/> makes it.</summary>
    string Sha256 { get; }
}
