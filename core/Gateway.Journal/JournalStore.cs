using Npgsql;

namespace Gateway.Journal;

/// <summary>Where a journal is kept, and by which engine.</summary>
public sealed record JournalStore
{
    private readonly DurableJournalOptions options;

    private JournalStore(DurableJournalOptions options) => this.options = options;

    /// <summary>One SQLite file; its path. Null where PostgreSQL keeps the journal.</summary>
    public string? FilePath => (options as SqliteJournalOptions)?.Path;

    /// <summary>A journal in one SQLite file.</summary>
    public static JournalStore File(string path) => new(new SqliteJournalOptions { Path = path });

    /// <summary>A journal in PostgreSQL.</summary>
    /// <param name="connection">An Npgsql connection string.</param>
    public static JournalStore Postgres(string connection) => new(new PostgresJournalOptions { Connection = connection });

    /// <summary>Reads what a person wrote: a connection string such as <c>Host=db;Database=gateway;Username=gateway</c>, else a file's path. A password is better given by <c>PGPASSWORD</c> or <c>PGPASSFILE</c>.</summary>
    public static JournalStore Of(string text)
    {
        try
        {
            return text.Contains('=', StringComparison.Ordinal) && !System.IO.File.Exists(text) && new NpgsqlConnectionStringBuilder(text).Host is not null ? Postgres(text) : File(text);
        }
        catch (Exception noConnection) when (noConnection is ArgumentException or FormatException)
        {
            return File(text);
        }
    }

    /// <summary>Opens the journal as its one writer, makes it where there is none, and brings an older one up to this version.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">It is newer, foreign, damaged, not writable, not reachable, or another gateway holds it.</exception>
    public DurableJournal Open() => options is PostgresJournalOptions postgres ? PostgresJournal.Open(postgres) : SqliteJournal.Open((SqliteJournalOptions)options); // there are two

    /// <summary>Opens what came in, to be read beside the gateway that writes.</summary>
    /// <exception cref="JournalUnusableException">It is missing, newer, foreign, damaged or not reachable.</exception>
    public JournalHistory OpenHistory() => new(options is PostgresJournalOptions postgres ? PostgresPast.Open(postgres) : SqlitePast.Open(((SqliteJournalOptions)options).Path));

    /// <summary>The file, or server and database; never a password.</summary>
    public override string ToString() => options.Place;
}
