using Npgsql;
using NpgsqlTypes;

namespace Gateway.Journal;

/// <summary>Questions on a connection to PostgreSQL.</summary>
internal sealed class PostgresRows(NpgsqlConnection connection) : IRowSource
{
    public IEnumerable<T> Rows<T>(string sql, Func<IRow, T> read, params SqlValue[] values)
    {
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every value is a parameter; SQL comes from our own constants
        command.CommandText = sql.Replace('?', '$');
#pragma warning restore CA2100
        foreach (SqlValue value in values)
        {
            command.Parameters.Add(Parameter(value));
        }

        using NpgsqlDataReader reader = command.ExecuteReader();
        var row = new PostgresRow(reader);
        while (reader.Read())
        {
            yield return read(row);
        }
    }

    private static NpgsqlParameter Parameter(in SqlValue value) => value.Kind switch
    {
        SqlKind.Number => new NpgsqlParameter<long> { TypedValue = value.Number },
        SqlKind.Bytes => new NpgsqlParameter { Value = value.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => new NpgsqlParameter { Value = PostgresText.In(value.Text) ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
    };
}
