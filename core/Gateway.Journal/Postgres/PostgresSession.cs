using Npgsql;

namespace Gateway.Journal;

/// <summary>
/// The one session that writes. When it is lost it is opened again, and the head row says whether the last transaction came through: every transaction writes that row, which bears its number (<c>xmin</c>).
/// The server itself (<c>pg_xact_status</c>) is not asked: after a crash it does not know numbers that never reached its disk, and gives them to others.
/// </summary>
internal sealed class PostgresSession(PostgresJournalOptions options, NpgsqlConnection first) : IAsyncDisposable
{
    /// <summary>What every transaction begins with: it is given its number at once.</summary>
    public const string Number = "SELECT pg_current_xact_id()::text::bigint";

    /// <summary>What every transaction that changes nothing else in the head row ends with: the row then bears its number.</summary>
    public const string Mark = "UPDATE head SET sequence = sequence";

    /// <summary>Which transaction wrote the head row last, its lower 32 bits. Waits for one that has not ended: its session had the writer's place, so there should be none.</summary>
    private const string LastWriter = "SELECT xmin::text::bigint FROM head FOR UPDATE";

    private NpgsqlDataSource? again;

    public NpgsqlConnection Connection { get; private set; } = first;

    /// <summary>The number of the transaction in hand, or of the last one; 0 where it has none yet.</summary>
    public long Transaction { get; set; }

    public bool IsOpen => Connection.FullState is System.Data.ConnectionState.Open;

    /// <summary>Opens a new session in the place of one that is lost, or of which nobody knows where it stands.</summary>
    /// <returns>Whether the transaction that was in hand is on disk; the same however often it is asked before the next one begins.</returns>
    /// <exception cref="JournalUnusableException">The schema is another one now.</exception>
    /// <exception cref="NpgsqlException">The server is still away, only reads, or somebody else has the writer's place.</exception>
    public bool Reopen()
    {
        Connection.Dispose();
        try
        {
            Connection = PostgresDatabase.Hold(options.Quick(), again ??= options.Quick().Writer());
        }
        catch (JournalUnusableException notNow)
        {
            throw new NpgsqlException(notNow.Message, notNow); // a standby that is about to become the primary, or the lost session's place is not free yet
        }

        PostgresDatabase.CheckFormat(Connection, options.Place);
        return Transaction != 0 && new PostgresRows(Connection).Rows(LastWriter, row => row.GetInt64(0)).First() == (Transaction & uint.MaxValue);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        again?.Dispose();
    }
}
