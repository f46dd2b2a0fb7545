namespace Gateway.Journal;

/// <summary>A store that is away: since when, why, and how long to wait before the next try. Used by the writer's thread; everybody may ask what is the matter.</summary>
internal sealed class Interruption(DurableJournalOptions options, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private volatile JournalAwayException? now;
    private long began;
    private long count;
    private TimeSpan pause;

    /// <summary>What is the matter; null while the store is there.</summary>
    public JournalAwayException? Now => now;

    /// <summary>How often the store has gone away.</summary>
    public long Count => Volatile.Read(ref count);

    /// <summary>Whether new messages have waited long enough.</summary>
    public bool IsLong => time.GetElapsedTime(began) >= options.AwayPatience;

    /// <summary>The store has gone away, perhaps for a moment only: nobody is told before the first try to reach it has failed.</summary>
    public void Begin()
    {
        (began, pause) = (time.GetTimestamp(), FirstPause);
        Interlocked.Increment(ref count);
    }

    /// <summary>Says why it is away.</summary>
    /// <param name="told">In a few words.</param>
    public void Say(string told, Exception cause) =>
        now = new JournalAwayException($"The journal {options.Place} is away: {told}. Nothing is taken until it is back; what was acknowledged is kept, and the gateway goes on by itself.", cause);

    /// <summary>Waits before the next try, longer each time.</summary>
    /// <exception cref="OperationCanceledException">The journal is being closed.</exception>
    public void Pause(CancellationToken stopping)
    {
        Task.Delay(pause, time, stopping).GetAwaiter().GetResult(); // the writer's own thread: it has nothing else to do
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }

    /// <summary>It is there again, or given up.</summary>
    public void End() => now = null;
}
