using Npgsql;

namespace Gateway.Journal;

/// <summary>Looks at the database of a journal without changing anything in it.</summary>
public static class PostgresExam
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Connects, and looks at the server, the user's rights, what is there, and the clock.</summary>
    /// <param name="connection">As configured.</param>
    /// <param name="time">This machine's clock.</param>
    /// <returns>Each finding: whether it is well, and one sentence; no password is in it.</returns>
    public static IReadOnlyList<(bool IsWell, string Sentence)> Of(string connection, TimeProvider time)
    {
        var options = new PostgresJournalOptions { Connection = connection };
        try
        {
            options.Validate(nameof(connection));
            using NpgsqlDataSource source = options.Reader();
            using NpgsqlConnection open = source.OpenConnection();
            return [.. Findings(open, options.Place, time)];
        }
        catch (Exception failed) when (failed is NpgsqlException or JournalUnusableException or ArgumentException)
        {
            return [(false, failed is NpgsqlException ? $"The journal {options.Place} cannot be opened: {PostgresFaults.Told(failed)}." : failed.Message)];
        }
    }

    private static IEnumerable<(bool IsWell, string Sentence)> Findings(NpgsqlConnection connection, string place, TimeProvider time)
    {
        var server = ServerFacts.Of(connection);
        if (server.Weakness(place) is { } weakness)
        {
            yield return (false, weakness);
            yield break;
        }

        long format = PostgresDatabase.CheckOwner(connection, place);
        yield return format > 0 || server.MayCreate
            ? (true, $"PostgreSQL {server.Version} at {place}, schema {server.Schema}: {(format > 0 ? $"a journal of format {format}" : "empty, the journal is made at the first start")}.")
            : (false, $"The user may not make tables in the schema {server.Schema} of {place}: GRANT CREATE ON SCHEMA {server.Schema}, or name a schema of its own (Search Path=…).");
        if (server.SynchronousCommit is "off" or "local")
        {
            yield return (true, $"synchronous_commit is {server.SynchronousCommit} by default there; the gateway writes with on.");
        }

        TimeSpan apart = new DateTimeOffset(server.Clock, TimeSpan.Zero) - time.GetUtcNow();
        yield return apart.Duration() <= ClockTolerance
            ? (true, "The server's clock agrees with this one.")
            : (false, $"The server's clock is {apart.TotalSeconds:0} s apart from this one: set both by the same time service, or times in logs and journal cannot be compared.");
    }
}
