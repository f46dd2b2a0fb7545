namespace Gateway.Journal;

/// <summary>One message of a job.</summary>
/// <param name="JobId">The job's number.</param>
/// <param name="MessageId">The message that it acted on.</param>
/// <param name="WatchedId">The message whose end counts: the same, or what was sent in its stead.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Before">Signature of the fault that it had before; null without one.</param>
/// <param name="Signature">Signature of the fault that it came to; null without one.</param>
/// <param name="Note">In a few words.</param>
/// <param name="At">When that was noted.</param>
public sealed record BulkItem(long JobId, long MessageId, long WatchedId, BulkResult Result, string? Before, string? Signature, string Note, DateTimeOffset At);

/// <summary>What came of a job's act on a message. The numbers are on disk.</summary>
public enum BulkResult
{
    /// <summary>It is on its way.</summary>
    Open = 0,
    Done = 1,

    /// <summary>It ended with a fault or waits for a person again.</summary>
    Failed = 2,

    /// <summary>It was left as it is: it had changed meanwhile.</summary>
    LeftAlone = 3,
}
