namespace Gateway.Journal;

/// <summary>One caller's write, from the queue to the commit that carries it.</summary>
internal abstract class WriteRequest(WriteSubject subject, int bytes, CancellationToken cancellationToken)
{
    private Exception? refusal;

    /// <summary>What it is about.</summary>
    public WriteSubject Subject { get; } = subject;

    /// <summary>Size of the payload, for the limit of a batch.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>Whether its caller was told that the journal is away, and that nothing was taken.</summary>
    public abstract bool IsGivenUp { get; }

    /// <summary>The number of the message that it has written; null where it wrote none.</summary>
    public abstract long? NewMessage { get; }

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
    /// <returns>False when it had been told something else before.</returns>
    public bool TryComplete() => refusal is null ? TrySucceed() : TryFail(refusal);

    public void Fail(Exception fault) => TryFail(fault);

    public abstract void Cancel();

    protected abstract void Write(JournalWriter writer);

    protected abstract bool TrySucceed();

    protected abstract bool TryFail(Exception fault);
}

/// <summary>A write that gives its caller something.</summary>
internal sealed class WriteRequest<T>(WriteSubject subject, int bytes, Func<JournalWriter, T> write, CancellationToken cancellationToken) : WriteRequest(subject, bytes, cancellationToken)
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Done => done.Task;

    public override bool IsGivenUp => done.Task.IsFaulted;

    public override long? NewMessage => result is Recorded { WasHereBefore: false } recorded ? recorded.MessageId : null;

    public override void Cancel() => done.TrySetCanceled(CancellationToken);

    protected override void Write(JournalWriter writer) => result = write(writer);

    protected override bool TrySucceed() => done.TrySetResult(result!); // Write came before

    protected override bool TryFail(Exception fault) => done.TrySetException(fault);
}
