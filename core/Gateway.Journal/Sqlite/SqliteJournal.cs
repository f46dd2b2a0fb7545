using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The journal in one SQLite file: WAL, <c>synchronous=FULL</c>, one writer with group commit, a few read-only connections.</summary>
public sealed class SqliteJournal : DurableJournal
{
    private readonly string path;
    private readonly JournalLock held;
    private readonly SqliteConnection writing;
    private readonly SqliteReaders readers;

    private SqliteJournal(SqliteJournalOptions options, JournalLock held, SqliteConnection writing)
        : base(new SqliteTables(writing), options)
    {
        this.held = held;
        path = options.Path;
        this.writing = writing;
        readers = new SqliteReaders(options.Path, options.Readers);
    }

    /// <summary>Opens the journal, makes it where there is none, and brings an older one up to this version.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">The file is newer, foreign, damaged, not writable, or another gateway holds it.</exception>
    public static SqliteJournal Open(SqliteJournalOptions options)
    {
        options.Validate(nameof(options));
        if (!File.Exists(options.Path) && File.Exists(options.Path + SqliteRestore.Suffix))
        {
            throw new JournalUnusableException($"A restore was cut off before {options.Path} was in place: run 'gateway journal restore' again; a gateway that starts now would begin an empty journal.");
        }

        JournalLock taken = JournalLock.Take(options.Path);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.OpenWriter(options);
            return new SqliteJournal(options, taken, connection);
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

    private protected override Task<T> AskReaderAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken) => readers.AskAsync(question, cancellationToken);

    private protected override IEnumerable<string> DamageOf(IRowSource rows) => SqliteFile.DamageOf(rows);

    private protected override StoreSize StoreOf(IRowSource rows) => SqliteFile.SizeOf(path, rows);

    private protected override async ValueTask CloseAsync()
    {
        readers.Dispose();
        await writing.DisposeAsync();
        held.Dispose();
    }
}
