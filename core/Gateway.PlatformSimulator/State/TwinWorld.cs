namespace Gateway.PlatformSimulator.State;

/// <summary>The state that holds now, and the counters that outlive a reset.</summary>
internal sealed class TwinWorld(TwinOptions options)
{
    private TwinState state = new(options);
    private long serials;

    public TwinState State => Volatile.Read(ref state);

    /// <summary>Forgets everything: an empty platform.</summary>
    public void Reset() => Volatile.Write(ref state, new TwinState(options));

    /// <summary>A number for the help desk.</summary>
    public long NextSerial(DateTimeOffset now) => (now.ToUnixTimeSeconds() * 10_000) + (Interlocked.Increment(ref serials) % 10_000);

    /// <summary>An inf_refmsgid.</summary>
    public string NewReference(DateTimeOffset now)
    {
        TwinState current = State;
        lock (current.Gate)
        {
            return current.NewId(now);
        }
    }
}
