namespace Gateway.Inbound;

/// <summary>Which database a listener polls.</summary>
public enum DatabaseProvider
{
    /// <summary>SQLite, a file on this machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgresql,
}
