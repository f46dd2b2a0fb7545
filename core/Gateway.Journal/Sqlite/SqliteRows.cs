using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Questions on a connection to the journal's file.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : IRowSource
{
    public IEnumerable<T> Rows<T>(string sql, Func<IRow, T> read, params SqlValue[] values)
    {
        using var statement = new SqliteStatement(connection, sql);
        statement.Bind(values);
        while (statement.Step())
        {
            yield return read(statement);
        }
    }
}
