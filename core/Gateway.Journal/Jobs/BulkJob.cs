namespace Gateway.Journal;

/// <summary>One order over many messages, and how far it is. Its acts on messages stand in their own facts, whose cause begins with <see cref="CauseOf"/>.</summary>
public sealed record BulkJob
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Id { get; init; }

    /// <summary><c>retry</c>, <c>resend</c>, <c>park</c> or <c>release</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Which messages, as its owner wrote it: the messages themselves are not listed anywhere.</summary>
    public required string Filter { get; init; }

    /// <summary>Sizes of the first portions, e.g. <c>1,2,5,10</c>; each is waited for before the next begins.</summary>
    public required string Canary { get; init; }

    /// <summary>Messages per second afterwards, at least 1.</summary>
    public required int Rate { get; init; }

    /// <summary>The person's login.</summary>
    public required string Actor { get; init; }

    /// <summary>What the person wrote.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The newest message when it began: later ones are not its business.</summary>
    public required long UpTo { get; init; }

    public BulkState State { get; init; }

    /// <summary>The last message that was looked at.</summary>
    public long Cursor { get; init; }

    /// <summary>Messages that it acted on.</summary>
    public long Begun { get; init; }

    /// <summary>Those that went through.</summary>
    public long Done { get; init; }

    /// <summary>Those that ended with a fault, or could not be acted on.</summary>
    public long Failed { get; init; }

    /// <summary>Why it stopped by itself; null while it did not.</summary>
    public string? StopReason { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>What the cause of each of its acts begins with.</summary>
    public string CauseOf => $"job {Id}: ";
}

/// <summary>What a job is doing. The numbers are on disk.</summary>
public enum BulkState
{
    Running = 0,

    /// <summary>A person holds it; it can go on.</summary>
    Paused = 1,

    /// <summary>It stopped by itself at a fault that came again; a person may let it go on.</summary>
    Stopped = 2,

    /// <summary>A person ended it.</summary>
    Cancelled = 3,

    /// <summary>Every message was acted on and has come to its end.</summary>
    Finished = 4,
}
