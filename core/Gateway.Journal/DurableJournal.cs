using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>A journal on disk: one writer with group commit, a few connections for questions. The same for every engine; what differs is behind <see cref="IJournalTables"/> and <see cref="IRowSource"/>.</summary>
public abstract class DurableJournal : IJournal, ILedgerBook, IJournalKeeping, IJobBook
{
    private const int UnfinishedPage = 500;

    private readonly GroupCommit commits;
    private int disposed;

    private protected DurableJournal(IJournalTables tables, DurableJournalOptions options)
    {
        commits = new GroupCommit(new JournalWriter(tables), options);
        FailPoints.Reach(FailPoint.JournalOpened);
    }

    /// <summary>What broke the journal; null while it serves. For health checks.</summary>
    public JournalBrokenException? Fault => commits.Fault;

    /// <summary>Ends when the journal broke; never before. Whoever serves should then end: a restart replays the truth.</summary>
    public Task Broken => commits.Broken;

    /// <summary>What keeps the store away; null while it is there. For health checks: the journal goes on by itself.</summary>
    public JournalAwayException? Away => commits.Away;

    /// <summary>How often the store has gone away since the start, also for a moment only.</summary>
    public long Interruptions => commits.Interruptions;

    /// <summary>Messages whose senders were told that nothing was taken, and that are in the journal all the same: somebody must take them up.</summary>
    public ChannelReader<long> Stranded => commits.Stranded;

    /// <inheritdoc/>
    public Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        StoredPayload payload = arrival.Payload ?? StoredPayload.Of(arrival.Bytes);
        if (arrival.Reply is not { } reply)
        {
            return commits.WriteAsync(new WriteSubject(Sha256: payload.Sha256) { MayBeTurnedAway = arrival.MayBeTurnedAway }, payload.Bytes.Length, writer => writer.Record(arrival, payload), cancellationToken);
        }

        FactRules.CheckSecond(reply.Fact, nameof(arrival));
        StoredPayload then = arrival.ReplyPayload ?? StoredPayload.Of(FactPayload.Write(reply.Fact));
        return commits.WriteAsync(new WriteSubject(Sha256: payload.Sha256, Then: reply.Fact) { MayBeTurnedAway = arrival.MayBeTurnedAway }, payload.Bytes.Length + then.Bytes.Length, writer => writer.Record(arrival, payload, reply, then), cancellationToken);
    }

    /// <inheritdoc/>
    public Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken)
    {
        var payload = StoredPayload.Of(FactPayload.Write(fact));
        return commits.WriteAsync(new WriteSubject(messageId, fact), payload.Bytes.Length, Append, cancellationToken);

        bool Append(JournalWriter writer)
        {
            writer.Append(messageId, fact, origin, payload);
            return true;
        }
    }

    /// <inheritdoc/>
    public Task AppendBothAsync(long messageId, FactEntry first, FactEntry then, CancellationToken cancellationToken)
    {
        FactRules.CheckSecond(then.Fact, nameof(then));
        (StoredPayload payload, StoredPayload second) = (StoredPayload.Of(FactPayload.Write(first.Fact)), StoredPayload.Of(FactPayload.Write(then.Fact)));
        return commits.WriteAsync(new WriteSubject(messageId, first.Fact, Then: then.Fact), payload.Bytes.Length + second.Bytes.Length, Append, cancellationToken);

        bool Append(JournalWriter writer)
        {
            writer.AppendBoth(messageId, (first, payload), (then, second));
            return true;
        }
    }

    /// <inheritdoc/>
    public Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken) => AskAsync(rows => JournalQuestions.Find(rows, messageId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken) => AskAsync(rows => JournalQuestions.Facts(rows, messageId), cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken) =>
        await AskAsync(rows => JournalQuestions.Arrival(rows, messageId), cancellationToken)
        ?? throw new FactRefusedException($"There are no bytes of a message {messageId}.");

    /// <inheritdoc/>
    public Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken) => AskAsync(rows => JournalQuestions.List(rows, filter), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<MessageHeader> UnfinishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long after = 0; ;)
        {
            ImmutableArray<MessageHeader> page = await AskAsync(rows => JournalQuestions.Unfinished(rows, after, UnfinishedPage), cancellationToken);
            foreach (MessageHeader message in page)
            {
                yield return message;
            }

            if (page.Length < UnfinishedPage)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableDictionary<string, string>> LookUpAsync(string institution, string scope, string local, CancellationToken cancellationToken) =>
        AskAsync(rows => JournalQuestions.LookUp(rows, institution, scope, local), cancellationToken);

    /// <inheritdoc/>
    public Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken) => AskAsync(rows => JournalQuestions.FindByBusinessKey(rows, businessKey), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken) => AskAsync(rows => JournalQuestions.LastMsgId(rows, institution), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken) => AskAsync(JournalQuestions.Count, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken) =>
        commits.WriteAsync(new WriteSubject(messageId), codes.Length * 256, writer => writer.NoteUnmapped(messageId, codes, at), cancellationToken); // about so many bytes each

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken) => AskAsync(rows => UnmappedQuestions.List(rows, filter), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken) => AskAsync(rows => UnmappedQuestions.Waiting(rows, code), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> LinesAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        AskAsync(rows => LedgerQuestions.Lines(rows, institution, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> FindLinesAsync(string institution, string numberOrMsgId, CancellationToken cancellationToken) =>
        AskAsync(rows => LedgerQuestions.Find(rows, institution, numberOrMsgId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> AccountsAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        AskAsync(rows => LedgerQuestions.Accounts(rows, institution, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<long> SaveAsync(BulkJob job, ImmutableArray<BulkItem> items, CancellationToken cancellationToken) =>
        commits.WriteAsync(new WriteSubject(), 512 * (items.Length + 1), writer => writer.Save(job, items), cancellationToken); // about so many bytes each

    /// <inheritdoc/>
    public Task<BulkJob?> FindJobAsync(long jobId, CancellationToken cancellationToken) => AskAsync(rows => JobQuestions.Find(rows, jobId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<BulkJob>> ListJobsAsync(int limit, CancellationToken cancellationToken) => AskAsync(rows => JobQuestions.List(rows, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<BulkItem>> ListItemsAsync(long jobId, BulkResult? result, long after, int limit, CancellationToken cancellationToken) =>
        AskAsync(rows => JobQuestions.Items(rows, jobId, result, after, limit), cancellationToken);

    /// <summary>Reads the whole log and checks every hash, every link, and that what follows from the log agrees with it.</summary>
    public Task<JournalCheck> VerifyAsync(CancellationToken cancellationToken) =>
        Task.Run(() => AskAsync(rows => JournalVerification.Run(rows, DamageOf(rows), null, null, cancellationToken), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<MessageHeader>> KeepingAsync(KeptParts kept, long after, int limit, CancellationToken cancellationToken) =>
        AskAsync<ImmutableArray<MessageHeader>>(rows => [.. KeepingQuestions.Keeping(rows, kept, after, limit)], cancellationToken);

    /// <inheritdoc/>
    public Task<JournalSize> MeasureAsync(CancellationToken cancellationToken) => AskAsync(rows => SizeQuestions.Measure(rows, StoreOf(rows)), cancellationToken);

    /// <inheritdoc/>
    public async Task<long> DropAsync(long messageId, KeptParts keep, FactOrigin origin, CancellationToken cancellationToken)
    {
        MessageCut cut = await AskAsync(rows => MessageCut.Of(KeepingQuestions.FactsOf(rows, messageId), keep), cancellationToken);
        var fact = new JournalFact.Dropped(keep, cut.Freed, cut.Digest);
        return await commits.WriteAsync(new WriteSubject(messageId, fact), 4096, writer => writer.Drop(messageId, fact, origin, cut), cancellationToken);
    }

    /// <summary>Writes a row of another journal, next in order, with all that follows from it.</summary>
    /// <exception cref="FactRefusedException">It is not the next row, or its link does not fit.</exception>
    internal Task<bool> ReplayAsync(ExportedRow row, CancellationToken cancellationToken)
    {
        JournalFact? fact = row.Kind is FactKind.Arrived ? null : FactPayload.Read(row.Kind, row.Payload);
        StoredPayload payload = row.ToPayload();
        return commits.WriteAsync(new WriteSubject(row.Message, fact), payload.Bytes.Length, writer => writer.Replay(row, fact, payload), cancellationToken);
    }

    /// <summary>Puts a row that does not follow from the log, as another journal had it.</summary>
    /// <exception cref="InvalidDataException">Such a row is unknown.</exception>
    internal Task<bool> PutAsync(ExportedBeside exported, CancellationToken cancellationToken)
    {
        (BesideTable table, SqlValue[] row) = exported.ToRow();
        return commits.WriteAsync(new WriteSubject(), 512, Put, cancellationToken); // about so many bytes

        bool Put(JournalWriter writer)
        {
            writer.Tables.Put(table, row);
            return true;
        }
    }

    /// <summary>For a gateway that is being stopped: a store that is away, or goes away from now on, is not waited for any more. Whoever waits is told so; a restart reads what is true.</summary>
    public void StopWaiting()
    {
        commits.StopWaiting();
        StopAsking();
    }

    /// <summary>Writes what still waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await commits.DisposeAsync();
            await CloseAsync();
        }
    }

    /// <summary>Asks inside one read transaction: all parts of the answer are of one moment, and everything that was committed before is in it.</summary>
    /// <exception cref="JournalUnusableException">The store cannot be read.</exception>
    private protected abstract Task<T> AskReaderAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken);

    /// <summary>What the engine finds damaged in its own structures, each in a few words.</summary>
    private protected abstract IEnumerable<string> DamageOf(IRowSource rows);

    /// <summary>What the store takes, and what of it can be used again.</summary>
    private protected virtual StoreSize StoreOf(IRowSource rows) => default;

    /// <summary>Questions do not wait any more for a store that is away.</summary>
    private protected virtual void StopAsking()
    {
    }

    /// <summary>A question found the store away: the writer should look too.</summary>
    private protected void LookAtStore() => commits.Look();

    /// <summary>Closes connections and lets go of the journal. The writer has ended.</summary>
    private protected abstract ValueTask CloseAsync();

    private Task<T> AskAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken)
    {
        commits.ThrowIfBroken();
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        return AskReaderAsync(question, cancellationToken);
    }
}
