using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>
/// The durable truth. A call that returns has its fact on disk (one group commit may carry many facts).
/// Thread-safe. After a failed write it refuses everything: a restart replays what is true.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>
    /// J1: keeps a message, and the reply that it brings (<see cref="Arrival.Reply"/>) in the same transaction. The same bytes from the same institution and source are the same message,
    /// unless the earlier one was refused or came before <see cref="Arrival.SameSince"/>.
    /// </summary>
    /// <returns>The message's number and whether it was here before.</returns>
    Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken);

    /// <summary>Adds a fact to a message and moves its state with it, in one transaction.</summary>
    /// <exception cref="FactRefusedException">The fact cannot follow the message's state, there is no such message, the msgid was used, or the attempt never began or has ended. An <see cref="InvalidOperationException"/>.</exception>
    /// <exception cref="BusinessKeyTakenException">Another message with the business key is live. An <see cref="InvalidOperationException"/>.</exception>
    /// <exception cref="JournalBrokenException">A write failed, now or earlier; every call from then on says so.</exception>
    Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken);

    /// <summary>Adds two facts in one transaction: both or neither.</summary>
    /// <param name="then">Follows the first and needs nothing but its message: a reply, an end or a parking.</param>
    /// <exception cref="ArgumentException"><paramref name="then"/> is of another kind.</exception>
    /// <exception cref="FactRefusedException">As with one fact, of either.</exception>
    /// <exception cref="BusinessKeyTakenException">As with one fact.</exception>
    /// <exception cref="JournalBrokenException">As with one fact.</exception>
    Task AppendBothAsync(long messageId, FactEntry first, FactEntry then, CancellationToken cancellationToken);

    /// <summary>A message's header and state; null when there is none.</summary>
    Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken);

    /// <summary>Every fact of a message in order, with its bytes; empty when there is no such message.</summary>
    Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken);

    /// <summary>The sender's bytes, as they came.</summary>
    /// <exception cref="FactRefusedException">There is no such message, or its bytes were dropped by age.</exception>
    Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken);

    /// <summary>Newest first, one page; oldest first where the filter says <see cref="MessageFilter.After"/>.</summary>
    Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken);

    /// <summary>Messages that are not final, oldest first: what a restart goes on with.</summary>
    IAsyncEnumerable<MessageHeader> UnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>What the key book knows of a local number: platform field to value.</summary>
    Task<ImmutableDictionary<string, string>> LookUpAsync(string institution, string scope, string local, CancellationToken cancellationToken);

    /// <summary>The live or last message with this business key; null when there is none.</summary>
    Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken);

    /// <summary>The highest msgid ever journalled for an institution; null before the first.</summary>
    Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken);

    /// <summary>Messages per source and state: the books of I7 (in = out + waiting + parked).</summary>
    Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Puts codes that no table knew on the work list, for the message that brought them. The same bytes count once, however often they come or are tried again.</summary>
    /// <returns>Those that counted.</returns>
    /// <exception cref="FactRefusedException">There is no such message.</exception>
    Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The work list: codes of the most messages first.</summary>
    Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken);

    /// <summary>The parked messages that brought a code, oldest first.</summary>
    Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken);
}
