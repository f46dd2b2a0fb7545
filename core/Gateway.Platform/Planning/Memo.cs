using System.Collections.Concurrent;

namespace Gateway.Platform;

/// <summary>Remembers what was computed for a key, up to a number of keys; then it starts afresh. Values never change, so losing one costs time only. Thread-safe.</summary>
/// <param name="capacity">Most keys held.</param>
internal sealed class Memo<T>(int capacity)
{
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);

    public T Get(string key, Func<T> compute)
    {
        if (known.TryGetValue(key, out T? value))
        {
            return value;
        }

        if (known.Count >= capacity)
        {
            known.Clear();
        }

        return known[key] = compute();
    }
}
