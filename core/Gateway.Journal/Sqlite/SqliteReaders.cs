using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>A few connections that cannot write. A question sees everything that was committed before it was asked.</summary>
internal sealed class SqliteReaders(string path, int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count, count);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    /// <summary>Asks inside one read transaction: all parts of the answer are of one moment.</summary>
    /// <exception cref="JournalUnusableException">The file cannot be read.</exception>
    public async Task<T> AskAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            SqliteConnection connection = idle.TryTake(out SqliteConnection? rested) ? rested : SqliteFile.OpenReader(path);
            return Ask(connection, question);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        foreach (SqliteConnection connection in idle)
        {
            connection.Dispose();
        }

        free.Dispose();
    }

    private T Ask<T>(SqliteConnection connection, Func<IRowSource, T> question)
    {
        try
        {
            SqliteFile.Execute(connection, "BEGIN");
            T answer = question(new SqliteRows(connection));
            if (SqliteFile.TryEnd(connection))
            {
                idle.Add(connection);
            }
            else
            {
                connection.Dispose();
            }

            return answer;
        }
        catch (SqliteException fault)
        {
            connection.Dispose(); // the next question gets a fresh one
            throw new JournalUnusableException($"The journal {path} cannot be read: {SqliteFile.Cause(fault)}. Check the disk, or restore a backup.", fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
