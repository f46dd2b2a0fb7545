using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gateway.Journal;

/// <summary>
/// A statement that is prepared once and run many times, on SQLite's own interface: going through ADO.NET costs a command, a reader and
/// boxed values each time. Parameters are <c>?1</c>, <c>?2</c> … in the order of the values. One thread at a time.
/// </summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        handle = connection.Handle ?? throw new InvalidOperationException("The connection is closed: open it first.");
        Check(raw.sqlite3_prepare_v2(handle, sql, out statement));
    }

    /// <summary>Runs to the end; rows are not looked at.</summary>
    public void Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row as a number; null when there is no row.</summary>
    public long? Ask(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            return Step() ? GetInt64(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first row; <see langword="default"/> when there is none.</summary>
    public T? First<T>(Func<IRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Sets every parameter.</summary>
    public void Bind(ReadOnlySpan<SqlValue> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            Check(Bind(index + 1, values[index]));
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, handle);
        }

        return code == raw.SQLITE_ROW;
    }

    public void Reset() => raw.sqlite3_reset(statement); // repeats Step's fault, which was thrown there

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();

    private int Bind(int index, in SqlValue value) => value.Kind switch
    {
        SqlKind.Number => raw.sqlite3_bind_int64(statement, index, value.Number),
        SqlKind.Text => raw.sqlite3_bind_text(statement, index, value.Text),
        SqlKind.Bytes => raw.sqlite3_bind_blob(statement, index, value.Bytes.Span),
        _ => raw.sqlite3_bind_null(statement, index),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, handle);
        }
    }
}
