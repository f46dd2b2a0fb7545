using Gateway.Contract;

namespace Gateway.Inbound.Database;

/// <summary>Why a database was no use: the connection, a statement, or the reply. Says which statement and the database's own code; values are never in it.</summary>
internal sealed class DatabaseFaultException(IssueCode code, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public IssueCode Code { get; } = code;
}
