namespace Gateway.Journal;

/// <summary>A journal opened to look at it, whether or not a gateway runs on it. It cannot write and keeps nobody waiting. One thread at a time.</summary>
public abstract class JournalInspection : IDisposable
{
    /// <summary>Reads the whole log and checks every hash, every link, and that what follows from the log agrees with it. All of it is of one moment.</summary>
    /// <param name="notedHead">A head noted earlier, as hex, which must lie on the log; null for none.</param>
    /// <param name="progress">Told the number of rows read so far, now and then.</param>
    /// <exception cref="JournalUnusableException">The store cannot be read.</exception>
    public JournalCheck Verify(string? notedHead, IProgress<long>? progress, CancellationToken cancellationToken) =>
        Ask(rows => JournalVerification.Run(rows, DamageOf(rows), notedHead, progress, cancellationToken));

    /// <summary>How large the journal is and how fast it grows.</summary>
    public JournalSize Measure() => Ask(rows => SizeQuestions.Measure(rows, StoreOf(rows)));

    /// <summary>Reads inside one moment.</summary>
    internal T Read<T>(Func<IRowSource, T> question) => Ask(question);

    /// <summary>A page of messages of which so much is kept, oldest first.</summary>
    internal IReadOnlyList<MessageHeader> Keeping(KeptParts kept, long after, int limit) => Ask(rows => KeepingQuestions.Keeping(rows, kept, after, limit));

    /// <summary>How many bytes on disk dropping would free.</summary>
    internal long Freed(long messageId, KeptParts keep) => Ask(rows => MessageCut.Of(KeepingQuestions.FactsOf(rows, messageId), keep).Freed);

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks inside one read transaction.</summary>
    private protected abstract T Ask<T>(Func<IRowSource, T> question);

    private protected abstract IEnumerable<string> DamageOf(IRowSource rows);

    /// <summary>What the store takes, and what of it can be used again.</summary>
    private protected abstract StoreSize StoreOf(IRowSource rows);

    private protected abstract void Close();
}
