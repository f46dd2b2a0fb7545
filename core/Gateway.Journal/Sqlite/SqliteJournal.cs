using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The journal in one SQLite file: WAL, <c>synchronous=FULL</c>, one writer with group commit, a few read-only connections.</summary>
public sealed class SqliteJournal : IJournal, ILedgerBook
{
    private const int UnfinishedPage = 500;

    private readonly JournalLock held;
    private readonly SqliteConnection writing;
    private readonly GroupCommit commits;
    private readonly SqliteReaders readers;
    private int disposed;

    private SqliteJournal(SqliteJournalOptions options, JournalLock held, SqliteConnection writing, SqliteWriter writer)
    {
        this.held = held;
        this.writing = writing;
        commits = new GroupCommit(writer, options);
        readers = new SqliteReaders(options.Path, options.Readers);
    }

    /// <summary>What broke the journal; null while it serves. For health checks.</summary>
    public JournalBrokenException? Fault => commits.Fault;

    /// <summary>Opens the journal, makes it where there is none, and brings an older one up to this version.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">The file is newer, foreign, damaged, not writable, or another gateway holds it.</exception>
    public static SqliteJournal Open(SqliteJournalOptions options)
    {
        options.Validate(nameof(options));
        JournalLock taken = JournalLock.Take(options.Path);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.OpenWriter(options);
            return new SqliteJournal(options, taken, connection, new SqliteWriter(connection));
        }
        catch (Exception failed)
        {
            connection?.Dispose();
            taken.Dispose();
            if (failed is SqliteException fault)
            {
                throw new JournalUnusableException($"The journal {options.Path} cannot be opened: {SqliteFile.Cause(fault)}. Check the disk and the file's rights, or restore a backup.", fault);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        byte[] sha256 = SHA256.HashData(arrival.Bytes.Span);
        return commits.WriteAsync(arrival.Bytes.Length, writer => writer.Record(arrival, sha256), cancellationToken);
    }

    /// <inheritdoc/>
    public Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken)
    {
        byte[] payload = FactPayload.Write(fact);
        byte[] sha256 = SHA256.HashData(payload);
        return commits.WriteAsync(payload.Length, Append, cancellationToken);

        bool Append(SqliteWriter writer)
        {
            writer.Append(messageId, fact, origin, payload, sha256);
            return true;
        }
    }

    /// <inheritdoc/>
    public Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteQuestions.Find(connection, messageId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteQuestions.Facts(connection, messageId), cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken) =>
        await AskAsync(connection => SqliteQuestions.Arrival(connection, messageId), cancellationToken)
        ?? throw new FactRefusedException($"There are no bytes of a message {messageId}.");

    /// <inheritdoc/>
    public Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteQuestions.List(connection, filter), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<MessageHeader> UnfinishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long after = 0; ;)
        {
            ImmutableArray<MessageHeader> page = await AskAsync(connection => SqliteQuestions.Unfinished(connection, after, UnfinishedPage), cancellationToken);
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
        AskAsync(connection => SqliteQuestions.LookUp(connection, institution, scope, local), cancellationToken);

    /// <inheritdoc/>
    public Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteQuestions.FindByBusinessKey(connection, businessKey), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteQuestions.LastMsgId(connection, institution), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken) => AskAsync(SqliteQuestions.Count, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken) =>
        commits.WriteAsync(codes.Length * 256, writer => writer.NoteUnmapped(messageId, codes, at), cancellationToken); // about so many bytes each

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteUnmapped.List(connection, filter), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteUnmapped.Waiting(connection, code), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> LinesAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteLedger.Lines(connection, institution, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> FindLinesAsync(string institution, string numberOrMsgId, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteLedger.Find(connection, institution, numberOrMsgId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> AccountsAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        AskAsync(connection => SqliteLedger.Accounts(connection, institution, from, to), cancellationToken);

    /// <summary>Reads the whole log and checks every hash, every link, and that what follows from the log agrees with it.</summary>
    public Task<JournalCheck> VerifyAsync(CancellationToken cancellationToken) =>
        Task.Run(() => AskAsync(connection => SqliteVerification.Run(connection, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Writes what still waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await commits.DisposeAsync();
        readers.Dispose();
        await writing.DisposeAsync();
        held.Dispose();
    }

    private Task<T> AskAsync<T>(Func<SqliteConnection, T> question, CancellationToken cancellationToken)
    {
        commits.ThrowIfBroken();
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        return readers.AskAsync(question, cancellationToken);
    }
}
