using Npgsql;

namespace Gateway.Journal;

/// <summary>Where a journal is kept, and by which engine.</summary>
public sealed record JournalStore
{
    private readonly DurableJournalOptions options;

    private JournalStore(DurableJournalOptions options) => this.options = options;

    /// <summary>One SQLite file; its path. Null where PostgreSQL keeps the journal.</summary>
    public string? FilePath => (options as SqliteJournalOptions)?.Path;

    private PostgresJournalOptions? Server => options as PostgresJournalOptions;

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

    /// <summary>Looks whether its server answers; a file has none.</summary>
    /// <exception cref="JournalUnusableException">It does not.</exception>
    public void Reach()
    {
        if (Server is { } postgres)
        {
            PostgresDatabase.Reach(postgres.Quick());
        }
    }

    /// <summary>Opens the journal as its one writer, makes it where there is none, and brings an older one up to this version.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">It is newer, foreign, damaged, not writable, not reachable, or another gateway holds it.</exception>
    public DurableJournal Open() => Server is { } postgres ? PostgresJournal.Open(postgres) : SqliteJournal.Open((SqliteJournalOptions)options); // there are two

    /// <summary>Opens it to look at it, beside the gateway that writes.</summary>
    /// <exception cref="JournalUnusableException">It is missing, newer, older, foreign, damaged or not reachable.</exception>
    public JournalInspection Inspect() => Server is { } postgres ? PostgresInspection.Open(postgres) : SqliteInspection.Open(FilePath!); // there are two

    /// <summary>Opens what came in, to be read beside the gateway that writes.</summary>
    /// <exception cref="JournalUnusableException">It is missing, newer, older, foreign, damaged or not reachable.</exception>
    public JournalHistory OpenHistory() => new(Inspect());

    /// <summary>Makes a backup while a gateway writes on: everything acknowledged before is in it. Of a file a copy of the file, of PostgreSQL an export; both are verified before they have the target's name.</summary>
    /// <param name="target">The backup's file; there must be none yet.</param>
    /// <param name="progress">Told how far it is, now and then.</param>
    /// <returns>What verifying it found; its head is worth noting apart from the file.</returns>
    /// <exception cref="JournalUnusableException">The journal cannot be read, or the target not written.</exception>
    public Task<JournalCheck> BackUpAsync(string target, IProgress<long>? progress, CancellationToken cancellationToken) =>
        Server is { } postgres ? PostgresBackup.MakeAsync(postgres, target, progress, cancellationToken) : SqliteBackup.MakeAsync(FilePath!, target, progress, cancellationToken); // there are two

    /// <summary>Puts a backup, of either engine, in the journal's place; what was there before is kept beside it.</summary>
    /// <param name="backup">What <see cref="BackUpAsync"/> made, or an export of a whole journal.</param>
    /// <param name="isUntouchedSince">No gateway has run on the journal since the backup: messages that wait go on by themselves, otherwise they are set aside.</param>
    /// <param name="now">The present, for facts and names.</param>
    /// <exception cref="JournalUnusableException">A gateway runs, the backup is not sound, or it cannot be put there. The journal is as it was.</exception>
    public Task<RestoredJournal> RestoreAsync(string backup, bool isUntouchedSince, DateTimeOffset now, CancellationToken cancellationToken) =>
        Server is { } postgres ? PostgresRestore.RunAsync(backup, postgres, isUntouchedSince, now, cancellationToken) : SqliteRestore.RunAsync(backup, FilePath!, isUntouchedSince, now, cancellationToken); // there are two

    /// <summary>The file, or server and database; never a password.</summary>
    public override string ToString() => options.Place;
}
