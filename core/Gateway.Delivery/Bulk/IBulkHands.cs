using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>What a job does to one message and sees of it. Implemented where the line runs.</summary>
public interface IBulkHands
{
    /// <summary>Does the job's action to a message. Who and why is journalled with it.</summary>
    /// <param name="action"><c>retry</c>, <c>resend</c>, <c>park</c> or <c>release</c>.</param>
    Task<BulkAct> ActAsync(string action, long messageId, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Signature of the fault that a message has now; null when it has none.</summary>
    Task<string?> FaultOfAsync(long messageId, CancellationToken cancellationToken);
}

/// <summary>What came of an act.</summary>
/// <param name="Begun">Whether it was done.</param>
/// <param name="WatchedId">The message whose end counts now.</param>
/// <param name="Note">What was done, or why nothing was.</param>
public readonly record struct BulkAct(bool Begun, long WatchedId, string Note);
