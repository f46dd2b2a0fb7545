using Npgsql;

namespace Gateway.Journal;

/// <summary>The past in PostgreSQL.</summary>
internal sealed class PostgresPast : IPast
{
    private readonly PostgresJournalOptions options;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private PostgresPast(PostgresJournalOptions options)
    {
        this.options = options;
        source = options.Reader();
        connection = source.CreateConnection();
    }

    /// <exception cref="JournalUnusableException">The server cannot be reached, or the schema is empty, newer or foreign.</exception>
    public static PostgresPast Open(PostgresJournalOptions options)
    {
        options.Validate(nameof(options));
        var past = new PostgresPast(options);
        try
        {
            past.connection.Open();
            if (PostgresDatabase.CheckOwner(past.connection, options.Place) == 0)
            {
                throw new JournalUnusableException($"There is no journal in {options.Place}: name the database that the gateway uses.");
            }

            return past;
        }
        catch (Exception failed)
        {
            past.Dispose();
            if (failed is NpgsqlException fault)
            {
                throw past.Unreadable(fault);
            }

            throw;
        }
    }

    public List<T> Ask<T>(string sql, Func<IRow, T> read, params SqlValue[] values)
    {
        try
        {
            return [.. new PostgresRows(connection).Rows(sql, read, values)];
        }
        catch (NpgsqlException fault)
        {
            throw Unreadable(fault);
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        source.Dispose();
    }

    private JournalUnusableException Unreadable(NpgsqlException fault) =>
        new($"The journal {options.Place} cannot be read: {PostgresFaults.Told(fault)}. Check the server and the connection string.", fault);
}
