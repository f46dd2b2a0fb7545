using System.Collections.Concurrent;

namespace Gateway.Inbound.Database;

/// <summary>Which keys are worked on. A look that began before a key was marked may still have found it: such a find is stale and is not taken. Thread-safe; one look at a time.</summary>
internal sealed class KeysInHand
{
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> left = new(StringComparer.Ordinal);
    private long looks;

    /// <summary>Before the database is asked which keys wait.</summary>
    /// <returns>The look's number.</returns>
    public long BeginLook()
    {
        long look = Interlocked.Increment(ref looks);
        foreach ((string key, long during) in left)
        {
            if (during < look)
            {
                left.TryRemove(KeyValuePair.Create(key, during));
            }
        }

        return look;
    }

    /// <summary>Takes a key that a look has found.</summary>
    /// <returns>False when it is worked on, or was put down after the look began.</returns>
    public bool TryTake(string key, long look)
    {
        if (!inHand.TryAdd(key, true))
        {
            return false;
        }

        bool isStale = left.TryGetValue(key, out long during) && during >= look; // asked once it is ours: nobody puts it down in between
        if (isStale)
        {
            inHand.TryRemove(key, out _);
        }

        return !isStale;
    }

    /// <summary>Puts a key down, after its mark is committed or was given up.</summary>
    public void PutDown(string key)
    {
        left[key] = Interlocked.Read(ref looks);
        inHand.TryRemove(key, out _);
    }
}
