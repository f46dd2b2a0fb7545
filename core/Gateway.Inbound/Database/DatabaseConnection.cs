using System.Data.Common;
using Gateway.Contract;

namespace Gateway.Inbound.Database;

/// <summary>Opens the configured database and runs its statements; what goes wrong says which statement it was.</summary>
internal sealed class DatabaseConnection
{
    private readonly DatabaseListenerOptions options;
    private readonly string connectionString;

    public DatabaseConnection(DatabaseListenerOptions options, string connectionString)
    {
        (this.options, this.connectionString) = (options, connectionString);
        Dialect = options.Provider == DatabaseProvider.Postgresql ? new PostgresDialect() : new SqliteDialect();
    }

    public IDatabaseDialect Dialect { get; }

    /// <exception cref="DatabaseFaultException">GW1201.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = Dialect.Connection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (Exception closed) when (closed is DbException or ArgumentException or IOException or TimeoutException or System.Net.Sockets.SocketException or FormatException)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new DatabaseFaultException(IssueCodes.DatabaseUnreachable, $"Connection '{options.Connection}': {(closed is DbException fault ? Dialect.CodeOf(fault) : closed.GetType().Name)}.");
        }
    }

    /// <summary>A statement, its parameters bound from the places that have them.</summary>
    public DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, Func<string, string?> values)
    {
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = (int)Math.Ceiling(options.StatementTimeout.TotalSeconds);
#pragma warning disable CA2100 // the operator's own statement; what senders write is bound
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in StatementParameters.Of(sql))
        {
            Dialect.Bind(command, name, values(name));
        }

        return command;
    }

    /// <summary>Runs work on the database; a fault becomes GW1201 or GW1202 with the statement's name.</summary>
    public async Task<T> GuardAsync<T>(string statement, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbException fault)
        {
            throw Dialect.IsUnreachable(fault)
                ? new DatabaseFaultException(IssueCodes.DatabaseUnreachable, $"Connection '{options.Connection}' during {statement}: {Dialect.CodeOf(fault)}.")
                : new DatabaseFaultException(IssueCodes.StatementFailed, $"{statement}: {Dialect.CodeOf(fault)}.");
        }
        catch (Exception broken) when (broken is TimeoutException or IOException)
        {
            throw new DatabaseFaultException(IssueCodes.DatabaseUnreachable, $"Connection '{options.Connection}' during {statement}: {broken.GetType().Name}.");
        }
    }
}
