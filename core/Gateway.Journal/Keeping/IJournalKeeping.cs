using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>What a journal on disk lets its keeping do.</summary>
public interface IJournalKeeping
{
    /// <summary>A page of messages of which so much is kept, oldest first.</summary>
    Task<ImmutableArray<MessageHeader>> KeepingAsync(KeptParts kept, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Drops bytes of a final message and says so in the log, in one transaction. Does nothing when no more than that is left.</summary>
    /// <returns>Bytes on disk that became free.</returns>
    /// <exception cref="FactRefusedException">The message is not final, or there is none.</exception>
    Task<long> DropAsync(long messageId, KeptParts keep, FactOrigin origin, CancellationToken cancellationToken);

    /// <summary>How large the journal is and how fast it grows.</summary>
    Task<JournalSize> MeasureAsync(CancellationToken cancellationToken);
}
