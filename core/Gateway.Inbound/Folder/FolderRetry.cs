namespace Gateway.Inbound.Folder;

/// <summary>When a file that could not be handed over is tried again. A busy receiver is waited for without end; a receiver that fails is not.</summary>
internal sealed class FolderRetry(TimeProvider time)
{
    /// <summary>Faults of the receiver on one file before it is set aside.</summary>
    public const int MaxFaults = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, (int Tries, int Faults, long Since, TimeSpan Wait)> waiting = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    /// <summary>Whether a file may be tried now.</summary>
    public bool IsDue(string unique)
    {
        lock (guard)
        {
            return !waiting.TryGetValue(unique, out var entry) || time.GetElapsedTime(entry.Since) >= entry.Wait;
        }
    }

    /// <summary>Puts a file off: 1, 2, 4 … seconds, at most a minute.</summary>
    /// <returns>Faults of this file so far.</returns>
    public int PutOff(string unique, bool fault)
    {
        lock (guard)
        {
            (int tries, int faults, _, _) = waiting.GetValueOrDefault(unique);
            TimeSpan wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(tries, 10)), Longest.TotalSeconds));
            faults += fault ? 1 : 0;
            waiting[unique] = (tries + 1, faults, time.GetTimestamp(), wait);
            return faults;
        }
    }

    /// <summary>Forgets a file that is done.</summary>
    public void Forget(string unique)
    {
        lock (guard)
        {
            waiting.Remove(unique);
        }
    }
}
