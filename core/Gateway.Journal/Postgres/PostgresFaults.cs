using System.Net.Sockets;
using Npgsql;

namespace Gateway.Journal;

/// <summary>What PostgreSQL's faults mean for the journal.</summary>
internal static class PostgresFaults
{
    /// <summary>Whether one fact cannot be written, whatever the server's health: bad data (22), a constraint (23), a limit of size (54).</summary>
    public static bool IsOfTheFact(Exception cause) => cause is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] };

    /// <summary>
    /// Whether a fault may pass by itself: no connection (08), a transaction that stood in another's way (40), no room or no resources (53), a server that is shut down or starting (57P) or whose administrator
    /// ended the statement (57014), one that only reads after a change of roles (25006), or anything that is not an answer of the server.
    /// </summary>
    public static bool MayPass(Exception cause) => cause switch
    {
        PostgresException { SqlState: ['0', '8', ..] or ['4', '0', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable } => true,
        PostgresException => false,
        _ => cause is NpgsqlException,
    };

    /// <summary>In a few words. The server's own words never hold a value: error details are left out by default, and stay out.</summary>
    public static string Told(Exception cause) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "the server's disk is full",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "the server has no connection to spare",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "the server only reads now: it is a standby, or its disk is protected",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => "the server does not know this user or password",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "the server has no such database: create it",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => $"this user may not do what the journal needs ({denied.MessageText})",
        PostgresException { SqlState: ['5', '7', 'P', ..] } => "the server was shut down or ended the connection",
        PostgresException told => $"the server said {told.SqlState}: {told.MessageText}",
        NpgsqlException { InnerException: TimeoutException } => "the server did not answer in time",
        NpgsqlException { InnerException: SocketException or IOException } => "the connection to the server is gone or was refused",
        NpgsqlException other => other.Message,
        _ => cause.Message,
    };
}
