using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The past in a journal's file.</summary>
internal sealed class SqlitePast : IPast
{
    private readonly string path;
    private readonly SqliteConnection connection;

    private SqlitePast(string path, SqliteConnection connection) => (this.path, this.connection) = (path, connection);

    /// <exception cref="JournalUnusableException">The file is missing, newer, foreign or damaged.</exception>
    public static SqlitePast Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.OpenReader(path);
            SqliteFile.CheckOwner(connection, path);
            return new SqlitePast(path, connection);
        }
        catch (Exception failed)
        {
            connection?.Dispose();
            if (failed is SqliteException fault)
            {
                throw new JournalUnusableException($"The journal {path} cannot be read: {SqliteFile.Cause(fault)}. Name the journal's file.", fault);
            }

            throw;
        }
    }

    public List<T> Ask<T>(string sql, Func<IRow, T> read, params SqlValue[] values)
    {
        try
        {
            return [.. new SqliteRows(connection).Rows(sql, read, values)];
        }
        catch (SqliteException fault)
        {
            throw new JournalUnusableException($"The journal {path} cannot be read: {SqliteFile.Cause(fault)}. Check the disk, or restore a backup.", fault);
        }
    }

    public void Dispose() => connection.Dispose();
}
