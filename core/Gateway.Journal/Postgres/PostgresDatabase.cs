using System.Globalization;
using Npgsql;

namespace Gateway.Journal;

/// <summary>Opens the writer's session: checks that the server can keep a journal, takes the writer's place, and brings the schema up to this version.</summary>
internal static class PostgresDatabase
{
    /// <summary>
    /// A dead client is noticed within a minute, and its place is free; nothing that the server or the user sets ends a session that only waits. The lock's number is <c>GWJR</c> and
    /// the schema's; whoever waits longer for it than <c>{0}</c> ms is told so.
    /// </summary>
    private const string Session = """
        SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0; SET default_transaction_read_only = off; SET client_min_messages = warning;
        SET default_transaction_isolation = 'read committed'; SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 4; SET tcp_user_timeout = 60000;
        SET lock_timeout = {0}; SELECT pg_advisory_lock(1196902994, hashtext(current_schema())); SET lock_timeout = 0
        """;

    /// <summary>The newest schema file.</summary>
    public static int Format { get; } = SchemaScripts.Of("postgresql").Keys.Max();

    /// <summary>Connects once and leaves again.</summary>
    /// <exception cref="JournalUnusableException">The server cannot be reached or refuses.</exception>
    public static void Reach(PostgresJournalOptions options)
    {
        using NpgsqlDataSource source = options.Writer();
        try
        {
            source.OpenConnection().Dispose();
        }
        catch (NpgsqlException fault)
        {
            throw CannotOpen(options, fault);
        }
    }

    /// <summary>What a fault at opening means.</summary>
    public static JournalUnusableException CannotOpen(PostgresJournalOptions options, NpgsqlException fault) =>
        new($"The journal {options.Place} cannot be opened: {PostgresFaults.Told(fault)}. Check the server, the connection string and the user's rights.", fault) { MayPass = PostgresFaults.MayPass(fault) };

    /// <exception cref="JournalUnusableException">The server is too old or only reads, another gateway writes, or the schema is newer or foreign.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached or refuses.</exception>
    public static NpgsqlConnection OpenWriter(PostgresJournalOptions options)
    {
        NpgsqlConnection connection = Hold(options);
        try
        {
            Migrate(connection, options.Place);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes the writer's place without looking at what is there. The session that has it keeps it until it is closed.</summary>
    /// <exception cref="JournalUnusableException">The server is too old or only reads, or another gateway writes.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached or refuses.</exception>
    public static NpgsqlConnection Hold(PostgresJournalOptions options)
    {
        NpgsqlDataSource source = options.Writer();
        try
        {
            return Hold(options, source); // unpooled: closing it is all there is to close
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The same by a source that is kept for many tries: Npgsql remembers every source until it is disposed of.</summary>
    public static NpgsqlConnection Hold(PostgresJournalOptions options, NpgsqlDataSource source)
    {
        NpgsqlConnection connection = source.CreateConnection();
        try
        {
            connection.Open();
            ServerFacts server = ServerFacts.Of(connection);
            if (server.Weakness(options.Place) is { } weakness)
            {
                throw new JournalUnusableException(weakness);
            }

            TakePlace(connection, options, isWeak: server.SynchronousCommit is "off" or "local");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="JournalUnusableException">The schema is newer or foreign.</exception>
    /// <returns>The format; 0 where there is no journal yet.</returns>
    public static long CheckOwner(NpgsqlConnection connection, string place)
    {
        const string tables = "SELECT CASE WHEN relname IN ('journal_format', 'head', 'fact') AND relkind = 'r' THEN 1 ELSE 0 END FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')";
        List<bool> ours = [.. new PostgresRows(connection).Rows(tables, row => row.GetInt64(0) == 1)];
        if (ours.Count(isOurs => isOurs) == 3)
        {
            long format = Number(connection, "SELECT format FROM journal_format");
            return format <= Format ? format
                : throw new JournalUnusableException($"The journal {place} was written by a newer gateway (format {format}, this one knows {Format}): start that version, or restore a backup from before the update.");
        }

        return ours.Count == 0 ? 0
            : throw new JournalUnusableException($"The schema that {place} begins with holds another program's tables, not a journal: name another database, or a schema of its own (Search Path=…).");
    }

    /// <exception cref="JournalUnusableException">There is no journal, or one that is newer, older or foreign.</exception>
    public static void CheckFormat(NpgsqlConnection connection, string place)
    {
        long format = CheckOwner(connection, place);
        if (format < Format)
        {
            throw new JournalUnusableException(format == 0
                ? $"There is no journal in {place}: name the database that the gateway uses."
                : $"The journal {place} is of format {format}, this gateway knows {Format}: start the gateway on it once, which brings it up.");
        }
    }

    /// <summary>What the journal's tables and indexes take. Neither what is free inside nor what is free on the server's disk can be asked for.</summary>
    public static StoreSize SizeOf(IRowSource rows) => new(
        rows.Rows("SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'", row => row.GetInt64(0)).First(), 0, null);

    /// <summary>What the server's checksums have found since its statistics began, where it keeps any; the walk through the log reads every row anyway.</summary>
    public static IEnumerable<string> DamageOf(IRowSource rows) => rows.Rows(
        "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0", row => $"the server has found {row.GetInt64(0)} pages whose checksum is wrong");

    private static void TakePlace(NpgsqlConnection connection, PostgresJournalOptions options, bool isWeak)
    {
        try
        {
            string milliseconds = ((long)options.Patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            Run(connection, (isWeak ? "SET synchronous_commit = on; " : "") + Session.Replace("{0}", milliseconds, StringComparison.Ordinal)); // what is stronger than on stays
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new JournalUnusableException($"The journal {options.Place} is in use by another gateway: stop the other one, or name another database.", taken);
        }
    }

    private static void Migrate(NpgsqlConnection connection, string place)
    {
        long format = CheckOwner(connection, place);
        foreach ((int number, string sql) in SchemaScripts.Of("postgresql").Where(script => script.Key > format))
        {
            using NpgsqlTransaction step = connection.BeginTransaction();
            Run(connection, $"{sql}; UPDATE journal_format SET format = {number.ToString(CultureInfo.InvariantCulture)}");
            step.Commit();
        }

        if (Number(connection, "SELECT count(*) FROM head") != 1)
        {
            throw new JournalUnusableException($"The journal {place} has lost its head row: restore a backup.");
        }
    }

    public static void Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // our own statements and schema files
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // a new index on a large table takes its time
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(NpgsqlConnection connection, string sql) => new PostgresRows(connection).Rows(sql, row => row.GetInt64(0)).First();
}
