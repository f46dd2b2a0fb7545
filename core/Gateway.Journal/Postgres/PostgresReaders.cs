using System.Data;
using Npgsql;

namespace Gateway.Journal;

/// <summary>A few connections that only read.</summary>
internal sealed class PostgresReaders(PostgresJournalOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = options.Reader();
    private readonly SemaphoreSlim free = new(options.Readers, options.Readers);

    /// <summary>Asks inside one read transaction: all parts of the answer are of one moment.</summary>
    /// <exception cref="JournalUnusableException">The server cannot be asked.</exception>
    public async Task<T> AskAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Ask(question), cancellationToken); // at most Readers threads wait for the server at a time
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        free.Dispose();
    }

    private T Ask<T>(Func<IRowSource, T> question)
    {
        try
        {
            using NpgsqlConnection connection = source.OpenConnection();
            using NpgsqlTransaction moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            T answer = question(new PostgresRows(connection));
            moment.Commit();
            return answer;
        }
        catch (NpgsqlException fault)
        {
            throw new JournalUnusableException($"The journal {options.Place} cannot be read: {PostgresFaults.Told(fault)}. Check the server, or restore a backup.", fault);
        }
    }
}
