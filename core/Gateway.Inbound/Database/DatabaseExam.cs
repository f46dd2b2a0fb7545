using System.Data.Common;

namespace Gateway.Inbound.Database;

/// <summary>Looks at a configured database without taking anything from it: connects, asks for the next keys, has every other statement compiled.</summary>
public static class DatabaseExam
{
    /// <summary>Examines one database.</summary>
    /// <param name="database">As configured.</param>
    /// <param name="connections"><see cref="InboundOptions.Connections"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether all is well, and one sentence; no value of the database is in it.</returns>
    public static async Task<(bool IsWell, string Sentence)> OfAsync(DatabaseListenerOptions database, IDictionary<string, string> connections, CancellationToken cancellationToken)
    {
        if (!connections.TryGetValue(database.Connection, out string? connectionString))
        {
            return (false, $"{database.Name}: connection '{database.Connection}' has no connection string: set GATEWAY_Gateway__Inbound__Connections__{database.Connection}.");
        }

        var connection = new DatabaseConnection(database, connectionString);
        try
        {
            int waiting = (await new DatabaseInbox(database, connection, maxMessageBytes: 1).FindAsync(cancellationToken)).Count;
            await using DbConnection open = await connection.OpenAsync(cancellationToken);
            (string Name, string Sql)[] statements =
            [
                .. database.Read.Select((read, at) => ($"Read:{at}", read.Sql)), .. database.Mark.Select((mark, at) => ($"Mark:{at}", mark)), .. database.Reply.Select((reply, at) => ($"Reply:{at}", reply.Sql)),
            ];
            foreach ((string name, string sql) in statements)
            {
                await connection.GuardAsync(name, () => CompileAsync(connection, open, sql, cancellationToken));
            }

            return (true, $"{database.Name}: {waiting} messages wait, {statements.Length + 1} statements are understood.");
        }
        catch (DatabaseFaultException fault)
        {
            return (false, $"{database.Name}: {fault.Code.Id} {fault.Message}");
        }
    }

    private static async Task<bool> CompileAsync(DatabaseConnection connection, DbConnection open, string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.Command(open, transaction: null, sql, _ => null);
        await command.PrepareAsync(cancellationToken);
        return true;
    }
}
