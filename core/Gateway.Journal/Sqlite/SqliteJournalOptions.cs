namespace Gateway.Journal;

/// <summary>Where a journal in one SQLite file lies.</summary>
public sealed record SqliteJournalOptions : DurableJournalOptions
{
    /// <summary>The journal's file; its folder is made where it is missing. Two more files (<c>-wal</c>, <c>-shm</c>) and a lock file stand beside it. A local disk: WAL does not work over a network share.</summary>
    public required string Path { get; init; }

    /// <summary>Pages the file may have; null for no limit. Stands in for a full disk in tests.</summary>
    internal int? MaxPages { get; init; }

    internal override string Place => Path;

    private protected override string? PlaceFault => string.IsNullOrWhiteSpace(Path) ? "Path must name a file" : null;
}
