using System.Data;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Gateway.Inbound.Database;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgresDialect : IDatabaseDialect
{
    public DbConnection Connection(string connectionString) => new NpgsqlConnection(connectionString);

    public ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public void AskForTexts(DbCommand command) => ((NpgsqlCommand)command).AllResultTypesAreUnknown = true; // the server's own text: no number is cut, no time is shifted

    public void Bind(DbCommand command, string name, string? text) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Unknown) { Value = (object?)text ?? DBNull.Value }); // the server infers the column's type

    public void Bind(DbCommand command, string name, byte[] bytes) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Bytea) { Value = bytes });

    public string? TextOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<string>(column);

    public string CodeOf(DbException fault) => fault is PostgresException refused ? $"SQLSTATE {refused.SqlState}" : fault.InnerException?.GetType().Name ?? fault.GetType().Name;

    // Classes of SQLSTATE: 08 connection, 28 login, 53 resources, 57 operator's intervention; 3D000 no such database. Without a state the server did not answer.
    public bool IsUnreachable(DbException fault) =>
        fault is not PostgresException { SqlState: { } state } || state == "3D000" || state[..2] is "08" or "28" or "53" or "57";
}
