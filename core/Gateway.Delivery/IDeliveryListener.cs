using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Hears what became of messages, after it is in the journal. The message's seat is held until the call returns; what it throws is logged and changes nothing.
/// A process that ends in between does not hear of it again: what is missing then follows from the journal (a final state without a reply).
/// </summary>
public interface IDeliveryListener
{
    /// <summary>A message's plan has ended: its reply can be made.</summary>
    /// <param name="messageId">Its number.</param>
    /// <param name="finished">As journalled.</param>
    Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken);

    /// <summary>The same of a message whose header is at hand, which saves reading it.</summary>
    Task FinishedAsync(MessageHeader message, JournalFact.Finished finished, CancellationToken cancellationToken) => FinishedAsync(message.Id, finished, cancellationToken);

    /// <summary>A message waits for a person.</summary>
    /// <param name="messageId">Its number.</param>
    /// <param name="issues">Why, as journalled.</param>
    Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken);

    /// <summary>A destination takes nothing for a while: who waits for an answer from there need not wait on. Comes again when it stays closed longer.</summary>
    /// <param name="destination">For example <c>nhsa</c>.</param>
    /// <param name="atLeast">How long nothing will change; null while nobody has said.</param>
    Task ClosedAsync(string destination, TimeSpan? atLeast, CancellationToken cancellationToken) => Task.CompletedTask;
}
