using Npgsql;

namespace Gateway.Journal;

/// <summary>The row that a reader stands on.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public int GetInt32(int column) => checked((int)reader.GetInt64(column));

    public string GetString(int column) => PostgresText.Out(reader.GetString(column));

    public byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
}
