using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Opens connections to the journal's file and brings its schema up to this version.</summary>
internal static class SqliteFile
{
    /// <summary><c>GWJR</c>: what makes a SQLite file a journal.</summary>
    private const long ApplicationId = 0x47574A52;

    /// <summary>The newest schema file.</summary>
    public static int Format { get; } = SchemaScripts.Of("sqlite").Keys.Max();

    /// <summary>The one connection that writes.</summary>
    /// <exception cref="JournalUnusableException">The file is newer or foreign.</exception>
    /// <exception cref="SqliteException">It is damaged or not writable.</exception>
    public static SqliteConnection OpenWriter(SqliteJournalOptions options)
    {
        SqliteConnection connection = new(ConnectionText(options.Path, SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            CheckOwner(connection, options.Path);
            Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;");
            Migrate(connection, options.Path);
            if (options.MaxPages is { } pages)
            {
                Execute(connection, $"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)};");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that cannot write.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        SqliteConnection connection = new(ConnectionText(path, SqliteOpenMode.ReadOnly));
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA query_only = 1; PRAGMA cache_size = -8192;");
        return connection;
    }

    /// <summary>Ends a transaction that only read: what was read stands, even where a damaged file does not let it end.</summary>
    /// <returns>Whether the connection can be used again.</returns>
    public static bool TryEnd(SqliteConnection connection) => SQLitePCL.raw.sqlite3_exec(connection.Handle, "COMMIT") == SQLitePCL.raw.SQLITE_OK;

    /// <summary>A new file that is not a journal yet.</summary>
    public static SqliteConnection OpenNew(string path)
    {
        SqliteConnection connection = new(ConnectionText(path, SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        return connection;
    }

    /// <summary>What the file takes, and what of it is free inside.</summary>
    public static StoreSize SizeOf(string path, IRowSource rows)
    {
        long One(string sql) => rows.Rows(sql, row => row.GetInt64(0)).First();
        var log = new FileInfo(path + "-wal");
        long page = One("PRAGMA page_size"), bytes = (One("PRAGMA page_count") * page) + (log.Exists ? log.Length : 0);
        return new StoreSize(bytes, One("PRAGMA freelist_count") * page, new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace);
    }

    /// <exception cref="JournalUnusableException">The file is of an older format: only a gateway that opens it brings it up.</exception>
    public static void CheckFormat(SqliteConnection connection, string path)
    {
        if (Ask(connection, "PRAGMA user_version;") is var format && format < Format)
        {
            throw new JournalUnusableException($"The journal {path} is of format {format}, this gateway knows {Format}: start the gateway on it once, which brings it up.");
        }
    }

    /// <summary>What SQLite finds damaged in its own structures.</summary>
    public static IEnumerable<string> DamageOf(IRowSource rows) =>
        rows.Rows($"PRAGMA integrity_check({FaultList.Most})", row => row.GetString(0)).Where(finding => finding != "ok");

    public static void Execute(SqliteConnection connection, string sql)
    {
        int code = SQLitePCL.raw.sqlite3_exec(connection.Handle, sql);
        SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }

    /// <summary>The store's own words in one line.</summary>
    public static string Cause(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => "the disk is full",
        SQLitePCL.raw.SQLITE_IOERR => "the disk gave an I/O error",
        SQLitePCL.raw.SQLITE_READONLY => "the file or its folder is read-only",
        SQLitePCL.raw.SQLITE_CORRUPT => "the file is damaged",
        SQLitePCL.raw.SQLITE_NOTADB => "the file is not a journal",
        SQLitePCL.raw.SQLITE_CANTOPEN => "the file cannot be opened",
        SQLitePCL.raw.SQLITE_BUSY => "another program holds the file",
        _ => fault.Message,
    };

    /// <exception cref="JournalUnusableException">The file is newer or foreign.</exception>
    public static void CheckOwner(SqliteConnection connection, string path)
    {
        long owner = Ask(connection, "PRAGMA application_id;"), format = Ask(connection, "PRAGMA user_version;");
        if (format > Format)
        {
            throw new JournalUnusableException($"The journal {path} was written by a newer gateway (format {format}, this one knows {Format}): start that version, or restore a backup from before the update.");
        }

        if (owner != ApplicationId && (owner != 0 || Ask(connection, "SELECT count(*) FROM sqlite_schema;") > 0))
        {
            throw new JournalUnusableException($"The file {path} is another program's database, not a journal: name another file.");
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        long format = Ask(connection, "PRAGMA user_version;");
        foreach ((int number, string sql) in SchemaScripts.Of("sqlite").Where(script => script.Key > format))
        {
            Execute(connection, $"BEGIN IMMEDIATE; {sql} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number}; COMMIT;");
        }

        if (Ask(connection, "SELECT count(*) FROM head;") != 1)
        {
            throw new JournalUnusableException($"The journal {path} has lost its head row: restore a backup.");
        }
    }

    private static long Ask(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Ask() ?? 0;
    }

    private static string ConnectionText(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString();
}
