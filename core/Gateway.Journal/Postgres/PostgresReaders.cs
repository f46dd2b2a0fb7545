using System.Data;
using Npgsql;

namespace Gateway.Journal;

/// <summary>A few connections that only read.</summary>
/// <param name="found">Is told when a question finds the server away.</param>
internal sealed class PostgresReaders(PostgresJournalOptions options, Action found) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlDataSource source = options.Reader();
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim free = new(options.Readers, options.Readers);

    /// <summary>Asks inside one read transaction: all parts of the answer are of one moment.</summary>
    /// <exception cref="JournalUnusableException">The server cannot be asked.</exception>
    public async Task<T> AskAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return await WaitAsync(question, cancellationToken);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Questions do not wait any more for a server that is away.</summary>
    public void StopWaiting() => closing.Cancel();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await source.DisposeAsync();
        free.Dispose();
    }

    /// <summary>A question waits for a server that is away: whoever asks in the middle of a message's way has nothing better to do, and others stop waiting when they like.</summary>
    private async Task<T> WaitAsync<T>(Func<IRowSource, T> question, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await Task.Run(() => Ask(question), cancellationToken); // at most Readers threads wait for the server at a time
            }
            catch (JournalUnusableException away) when (away.InnerException is NpgsqlException fault && PostgresFaults.MayPass(fault) && !closing.IsCancellationRequested)
            {
                found();
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
                await Task.Delay(Pause, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
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
