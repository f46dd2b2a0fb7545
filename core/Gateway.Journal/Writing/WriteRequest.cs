namespace Gateway.Journal;

/// <summary>One caller's write, from the queue to the commit that carries it.</summary>
internal abstract class WriteRequest(WriteSubject subject, int bytes, CancellationToken cancellationToken)
{
    private Exception? refusal;

    /// <summary>What it is about.</summary>
    public WriteSubject Subject { get; } = subject;

    /// <summary>Size of the payload, for the limit of a batch.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>Whether its caller went away before the writer took it.</summary>
    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Writes inside the open transaction. A refusal is kept for its caller: it left nothing behind and the batch goes on.</summary>
    public void Apply(JournalWriter writer)
    {
        refusal = null;
        try
        {
            Write(writer);
        }
        catch (InvalidOperationException refused) when (refused is FactRefusedException or BusinessKeyTakenException)
        {
            refusal = refused;
        }
    }

    /// <summary>Tells the caller, once the transaction is on disk.</summary>
    public void Complete()
    {
        if (refusal is null)
        {
            Succeed();
        }
        else
        {
            Fail(refusal);
        }
    }

    public abstract void Fail(Exception fault);

    public abstract void Cancel();

    protected abstract void Write(JournalWriter writer);

    protected abstract void Succeed();
}

/// <summary>A write that gives its caller something.</summary>
internal sealed class WriteRequest<T>(WriteSubject subject, int bytes, Func<JournalWriter, T> write, CancellationToken cancellationToken) : WriteRequest(subject, bytes, cancellationToken)
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Done => done.Task;

    public override void Fail(Exception fault) => done.TrySetException(fault);

    public override void Cancel() => done.TrySetCanceled(CancellationToken);

    protected override void Write(JournalWriter writer) => result = write(writer);

    protected override void Succeed() => done.TrySetResult(result!); // Write came before
}
