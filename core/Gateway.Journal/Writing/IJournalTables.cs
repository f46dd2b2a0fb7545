using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>
/// What an engine lets its one writer do between <see cref="Begin"/> and <see cref="Commit"/>. One thread only. Each call sees every call before it, whether or not it has
/// reached the store; nothing lasts before <see cref="Commit"/> returns. What may be written and what follows from it is <see cref="JournalWriter"/>'s.
/// </summary>
internal interface IJournalTables : IFactSurroundings, ILedgerTables, IDisposable
{
    /// <summary>Where the log ends now.</summary>
    JournalHead ReadHead();

    /// <summary>Begins a transaction. An engine may look up in one go what these requests will ask for.</summary>
    void Begin(IReadOnlyList<WriteRequest> batch);

    /// <summary>Makes everything since <see cref="Begin"/> last.</summary>
    void Commit();

    /// <summary>Takes everything since <see cref="Begin"/> back.</summary>
    void Rollback();

    void SetHead(in JournalHead head);

    MessageHeader? Find(long messageId);

    void AddFact(in LogRow row, byte[] chain, in StoredPayload payload);

    /// <summary>Leaves of a row's payload what it is given.</summary>
    void CutFact(StoredRow row);

    void AddMessage(MessageHeader message, byte[] sha256);

    /// <summary>Brings a message's row up to a header.</summary>
    /// <param name="before">What the row says now.</param>
    void ChangeMessage(MessageHeader before, MessageHeader after);

    void AddKey(string value, long messageId, string kind);

    void StartAttempt(string msgId, long messageId, long sequence);

    void EndAttempt(string msgId, long sequence, AttemptOutcome outcome);

    /// <summary>Keeps the institution's highest msgid.</summary>
    void RaiseMsgId(string institution, string msgId);

    void Learn(KeyBookRow row, long sequence);

    /// <summary>Adds to the books; negative when messages left the state.</summary>
    void Tally(string source, MessageState state, long messages);

    /// <summary>Puts codes on the work list.</summary>
    /// <returns>Those that counted: these bytes had not brought them before.</returns>
    ImmutableArray<UnmappedNote> Note(MessageHeader message, ImmutableArray<UnmappedNote> codes, DateTimeOffset at);

    /// <summary>Keeps a job and items of it; those that are there are replaced. With number 0 the job gets the next one.</summary>
    /// <returns>The job's number.</returns>
    long Save(BulkJob job, ImmutableArray<BulkItem> items);

    /// <summary>Puts a row of a table that does not follow from the log, as another journal had it.</summary>
    void Put(BesideTable table, SqlValue[] row);

    /// <summary>Whether the store itself failed; otherwise one fact did (a constraint, a size, a bug of ours).</summary>
    bool IsOfTheStore(Exception cause);

    /// <summary>Whether a fault of the store may pass by itself, so that the journal waits for it: its server is away, or has no room now.</summary>
    bool MayPass(Exception cause);

    /// <summary>Opens the store again after such a fault.</summary>
    /// <returns>Whether the transaction that failed is on disk all the same.</returns>
    bool Reopen();

    /// <summary>A fault of the store in a few words of ours.</summary>
    string Told(Exception cause);
}
