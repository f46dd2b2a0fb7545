using Npgsql;

namespace Gateway.Journal;

/// <summary>Where a journal in PostgreSQL lies.</summary>
public sealed record PostgresJournalOptions : DurableJournalOptions
{
    /// <summary>Seconds for which one try to reach a server that is away may take.</summary>
    private const int LongestTry = 3;

    /// <summary>How long one such try waits for the writer's place.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// An Npgsql connection string: <c>Host=db.example;Database=gateway;Username=gateway;Password=…</c>. The tables stand in the schema that the user's search path begins with
    /// (<c>Search Path=…</c> names another one); it holds nothing else. PostgreSQL 15 or later, itself or through a pooler that keeps sessions.
    /// </summary>
    public required string Connection { get; init; }

    /// <summary>How long to wait for the writer's place before another gateway is said to hold it: a server needs a moment to see that a process has died. Default 5 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new message waits for a server that neither takes nor fails (it stands still, or the line has swallowed it), before its sender is told to come again. Default 10 seconds.</summary>
    public TimeSpan SilencePatience { get; init; } = TimeSpan.FromSeconds(10);

    internal override TimeSpan Silence => SilencePatience;

    internal override string Place => TryRead(out NpgsqlConnectionStringBuilder? read) ? $"{read.Host}:{read.Port}/{read.Database ?? read.Username}" : "of PostgreSQL";

    private protected override string? PlaceFault => !TryRead(out NpgsqlConnectionStringBuilder? read) || string.IsNullOrEmpty(read.Host)
        ? "Connection must be a connection string, e.g. Host=db.example;Database=gateway;Username=gateway" : null;

    /// <summary>For the one connection that writes: a session of its own, with its statements prepared.</summary>
    internal NpgsqlDataSource Writer() => Source(new NpgsqlConnectionStringBuilder(Connection)
    {
        Pooling = false, Enlist = false, Multiplexing = false, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, KeepAlive = 15, ApplicationName = "gateway journal writer",
    });

    /// <summary>For questions.</summary>
    internal NpgsqlDataSource Reader() => Source(new NpgsqlConnectionStringBuilder(Connection)
    {
        Pooling = true, Enlist = false, Multiplexing = false, MinPoolSize = 0, MaxPoolSize = Readers, MaxAutoPrepare = 100, AutoPrepareMinUsages = 3, ApplicationName = "gateway journal reader",
    });

    /// <summary>The same server and database, another schema.</summary>
    internal PostgresJournalOptions In(string schema) => this with { Connection = new NpgsqlConnectionStringBuilder(Connection) { SearchPath = $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" }.ConnectionString };

    /// <summary>The same, with less patience for a server that does not answer.</summary>
    internal PostgresJournalOptions Quick()
    {
        var text = new NpgsqlConnectionStringBuilder(Connection);
        text.Timeout = text.Timeout is > 0 and < LongestTry ? text.Timeout : LongestTry;
        return this with { Connection = text.ConnectionString, Patience = Patience < ShortPatience ? Patience : ShortPatience };
    }

    /// <summary>The journal's types are PostgreSQL's own: a session need not ask for others.</summary>
    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder text)
    {
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NpgsqlConnectionStringBuilder? read)
    {
        try
        {
            read = new NpgsqlConnectionStringBuilder(Connection);
            return true;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            read = null;
            return false;
        }
    }
}
