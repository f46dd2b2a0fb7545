using Npgsql;

namespace Gateway.Journal;

/// <summary>The journal in PostgreSQL: one session writes and holds the writer's place, a few read.</summary>
public sealed class PostgresJournal : DurableJournal
{
    private readonly PostgresSession writing;
    private readonly PostgresReaders readers;

    private PostgresJournal(PostgresJournalOptions options, PostgresSession writing)
        : base(new PostgresTables(writing), options)
    {
        this.writing = writing;
        readers = new PostgresReaders(options, LookAtStore);
    }

    /// <summary>Opens the journal, makes it in an empty schema, and brings an older one up to this version.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">The server cannot be reached or is too old, the schema is newer or foreign, or another gateway writes.</exception>
    public static PostgresJournal Open(PostgresJournalOptions options)
    {
        options.Validate(nameof(options));
        NpgsqlConnection? connection = null;
        try
        {
            connection = PostgresDatabase.OpenWriter(options);
            return new PostgresJournal(options, new PostgresSession(options, connection));
        }
        catch (Exception failed)
        {
            connection?.Dispose();
            if (failed is NpgsqlException fault)
            {
                throw PostgresDatabase.CannotOpen(options, fault);
            }

            throw;
        }
    }

    private protected override Task<T> AskReaderAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken) => readers.AskAsync(question, cancellationToken);

    private protected override IEnumerable<string> DamageOf(IRowSource rows) => PostgresDatabase.DamageOf(rows);

    private protected override StoreSize StoreOf(IRowSource rows) => PostgresDatabase.SizeOf(rows);

    private protected override void StopAsking() => readers.StopWaiting();

    private protected override async ValueTask CloseAsync()
    {
        await readers.DisposeAsync();
        await writing.DisposeAsync();
    }
}
