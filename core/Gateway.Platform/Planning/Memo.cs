using System.Collections.Concurrent;

namespace Gateway.Platform;

/// <summary>Remembers what was computed for a key, up to about a number of keys; then it starts afresh. Values never change, so losing one costs time only. Thread-safe.</summary>
/// <param name="capacity">Most keys held.</param>
internal sealed class Memo<T>(int capacity)
{
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);
    private int held; // asking the dictionary would take all its locks

    public T Get(string key, Func<T> compute) => known.TryGetValue(key, out T? value) ? value : Put(key, compute());

    /// <summary>Lets go of what is not asked for any more, while it is young.</summary>
    public void Forget(string key)
    {
        if (known.TryRemove(key, out _))
        {
            Interlocked.Decrement(ref held);
        }
    }

    /// <summary>Remembers a value that is at hand.</summary>
    public T Put(string key, T value)
    {
        if (Interlocked.Increment(ref held) > capacity)
        {
            known.Clear();
            Interlocked.Exchange(ref held, 1);
        }

        return known[key] = value;
    }
}
