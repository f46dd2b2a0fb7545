using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>
/// The one loop that writes: takes what waits, puts it into one transaction, and answers every caller after its single fsync.
/// A batch that fails for one fact's sake is written again one by one, so that only the guilty caller sees the fault;
/// a failure of the store itself ends all writing, because nobody can say what is on disk; unless the store is only away and says so itself once it is back.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private readonly JournalWriter writer;
    private readonly DurableJournalOptions options;
    private readonly Channel<WriteRequest> waiting;
    private readonly List<WriteRequest> batch = [];
    private readonly Interruption interruption;
    private readonly Task loop;
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile JournalBrokenException? fault;

    public GroupCommit(JournalWriter writer, DurableJournalOptions options)
    {
        this.writer = writer;
        this.options = options;
        interruption = new Interruption(options, TimeProvider.System);
        waiting = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        loop = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What broke the journal; null while it is whole.</summary>
    public JournalBrokenException? Fault => fault;

    /// <summary>Ends when the journal broke; never before.</summary>
    public Task Broken => broken.Task;

    /// <summary>Waits for a place in the queue and then for the commit. Cancelling works until the writer has taken the request; after that the true result comes.</summary>
    public async Task<T> WriteAsync<T>(WriteSubject subject, int bytes, Func<JournalWriter, T> write, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        if (subject.MayBeTurnedAway && Away is { } away && interruption.IsLong)
        {
            throw Again(away);
        }

        FactPoints.ReachBefore(subject);
        var request = new WriteRequest<T>(subject, bytes, write, cancellationToken);
        try
        {
            await waiting.Writer.WriteAsync(request, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            ThrowIfBroken();
            throw new ObjectDisposedException(nameof(DurableJournal), "The journal is closed.");
        }

        T written = await (subject.MayBeTurnedAway ? AwaitAsync(request) : request.Done);
        FactPoints.ReachAfter(subject);
        return written;
    }

    public void ThrowIfBroken()
    {
        if (fault is { } broken)
        {
            throw new JournalBrokenException(broken.Message, broken.InnerException!); // made with a cause in Break
        }
    }

    /// <summary>Writes what still waits, then stops. A store that is away is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        while (await Task.WhenAny(loop, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None)) != loop)
        {
            if (Away is not null)
            {
                StopWaiting();
            }
        }

        await loop;
        stranded.Writer.TryComplete();
        stopping.Dispose();
        writer.Dispose();
    }

    private void WriteAll()
    {
        while (held.Count > 0 || waiting.Reader.TryPeek(out _) || waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            TakeBatch();
            if (fault is { } broken)
            {
                batch.ForEach(request => request.Fail(broken));
            }
            else if (batch.Count > 0)
            {
                WriteBatch();
            }
        }
    }

    private void TakeBatch()
    {
        batch.Clear();
        int bytes = 0;
        while (batch.Count < options.BatchLength && TryPeek(out WriteRequest? next) && (batch.Count == 0 || bytes + next.Bytes <= options.BatchBytes))
        {
            Take();
            if (next.IsCancelled || next.IsGivenUp)
            {
                next.Cancel();
                continue;
            }

            bytes += next.Bytes;
            batch.Add(next);
        }
    }

    /// <summary>The next request: first those that were held back while the store was away.</summary>
    private bool TryPeek([NotNullWhen(true)] out WriteRequest? next) => held.TryPeek(out next) || waiting.Reader.TryPeek(out next);

    private void Take()
    {
        if (!held.TryDequeue(out _))
        {
            waiting.Reader.TryRead(out _);
        }
    }

    private void WriteBatch()
    {
        if (TryWrite(batch, out Exception? cause, out bool isOfTheStore))
        {
            batch.ForEach(Complete);
        }
        else if (isOfTheStore && writer.Tables.MayPass(cause))
        {
            Resume(cause);
        }
        else
        {
            Settle(cause, isOfTheStore);
        }
    }

    /// <summary>Ends a batch that failed for good: with the store, or for one fact's sake.</summary>
    private void Settle(Exception cause, bool isOfTheStore)
    {
        if (isOfTheStore)
        {
            Break(cause);
            batch.ForEach(request => request.Fail(fault!)); // set in Break
        }
        else if (batch.Count == 1)
        {
            batch[0].Fail(cause);
        }
        else
        {
            WriteSingly();
        }
    }

    private void WriteSingly()
    {
        WriteRequest[] each = [.. batch];
        foreach (WriteRequest request in each)
        {
            batch.Clear();
            batch.Add(request);
            if (fault is { } broken)
            {
                request.Fail(broken);
            }
            else
            {
                WriteBatch();
            }
        }
    }

    /// <param name="isOfTheStore">Whether the store itself failed, so that nobody can say what is there; otherwise one fact did.</param>
    private bool TryWrite(List<WriteRequest> requests, out Exception cause, out bool isOfTheStore)
    {
        try
        {
            writer.Begin(requests);
            FailPoints.Reach(FailPoint.BatchBegun);
            requests.ForEach(request => request.Apply(writer));
            FailPoints.Reach(FailPoint.BatchApplied);
            writer.Commit();
            FailPoints.Reach(FailPoint.BatchCommitted);
            (cause, isOfTheStore) = (null!, false); // not read when the result is true
            return true;
        }
        catch (Exception failed)
        {
            (cause, isOfTheStore) = TakeBack(failed);
            return false;
        }
    }

    /// <summary>Takes the transaction back. Where that fails too, whatever fails it, the loop goes on to say so: nobody must wait for an answer that never comes.</summary>
    private (Exception Cause, bool IsOfTheStore) TakeBack(Exception failed)
    {
        try
        {
            writer.Rollback();
            return (failed, writer.Tables.IsOfTheStore(failed));
        }
        catch (Exception graver)
        {
            return (graver, true);
        }
    }

    private void Break(Exception cause)
    {
        fault = new JournalBrokenException($"The journal {options.Place} stopped because a write failed: {writer.Tables.Told(cause)}. Mend that and start the gateway again; everything it acknowledged is kept.", cause);
        broken.TrySetResult();
    }
}
