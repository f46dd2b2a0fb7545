using Npgsql;

namespace Gateway.Journal;

/// <summary>What matters of a server and a user, before a journal is kept there.</summary>
/// <param name="Version">The major version.</param>
/// <param name="Schema">Where tables would stand; empty where the user has no such place.</param>
/// <param name="Clock">The server's, UTC ticks.</param>
internal sealed record ServerFacts(int Version, string Encoding, string Fsync, string SynchronousCommit, bool IsStandby, string Schema, bool MayCreate, long Clock)
{
    /// <summary>The oldest version that the journal is tested with.</summary>
    private const int OldestVersion = 15;

    public static ServerFacts Of(NpgsqlConnection connection) => new PostgresRows(connection).Rows(
        """
        SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('synchronous_commit'), pg_is_in_recovery()::int::bigint, coalesce(current_schema(), '')::text,
            coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)::int::bigint, (extract(epoch FROM clock_timestamp()) * 10000000)::bigint
        """,
        row => new ServerFacts(
            connection.PostgreSqlVersion.Major, row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3) == 1, row.GetString(4), row.GetInt64(5) == 1, DateTime.UnixEpoch.Ticks + row.GetInt64(6))).First();

    /// <summary>Why no journal can be kept there; null when one can.</summary>
    public string? Weakness(string place) =>
        Version < OldestVersion ? $"The server of the journal {place} is PostgreSQL {Version}: the journal needs {OldestVersion} or later."
        : Encoding != "UTF8" ? $"The database of the journal {place} keeps its texts as {Encoding}: create one with ENCODING 'UTF8'."
        : Fsync != "on" ? $"The server of the journal {place} runs with fsync = {Fsync}: what it says it has written can be lost. Set fsync = on."
        : IsStandby ? $"The server of the journal {place} is a standby that only reads: name the primary."
        : Schema.Length == 0 ? $"The user of the journal {place} has no schema to put tables in: create one and name it (Search Path=…)."
        : null;
}
