using System.Data;
using Npgsql;

namespace Gateway.Journal;

/// <summary>A look at a journal in PostgreSQL: a session that only reads.</summary>
internal sealed class PostgresInspection : JournalInspection
{
    private readonly PostgresJournalOptions options;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private PostgresInspection(PostgresJournalOptions options)
    {
        this.options = options;
        source = options.Reader();
        connection = source.CreateConnection();
    }

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="JournalUnusableException">The server cannot be reached, or the schema is empty, older, newer or foreign.</exception>
    public static PostgresInspection Open(PostgresJournalOptions options)
    {
        options.Validate(nameof(options));
        var look = new PostgresInspection(options);
        try
        {
            look.connection.Open();
            PostgresDatabase.CheckFormat(look.connection, options.Place);
            return look;
        }
        catch (Exception failed)
        {
            look.Dispose();
            throw failed is NpgsqlException fault ? look.Unreadable(fault) : failed;
        }
    }

    private protected override T Ask<T>(Func<IRowSource, T> question)
    {
        try
        {
            using NpgsqlTransaction moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            T answer = question(new PostgresRows(connection));
            moment.Commit();
            return answer;
        }
        catch (NpgsqlException fault)
        {
            throw Unreadable(fault);
        }
    }

    private protected override IEnumerable<string> DamageOf(IRowSource rows) => PostgresDatabase.DamageOf(rows);

    private protected override StoreSize StoreOf(IRowSource rows) => PostgresDatabase.SizeOf(rows);

    private protected override void Close()
    {
        connection.Dispose();
        source.Dispose();
    }

    private JournalUnusableException Unreadable(NpgsqlException fault) =>
        new($"The journal {options.Place} cannot be read: {PostgresFaults.Told(fault)}. Check the server and the connection string.", fault);
}
