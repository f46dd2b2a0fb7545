using System.Diagnostics.CodeAnalysis;

namespace Gateway.Delivery;

/// <summary>The oldest first within each group, and one of each group in turn: a group with a thousand items delays nobody else's next one.</summary>
/// <typeparam name="T">What waits.</typeparam>
internal sealed class FairQueue<T>
{
    private readonly Dictionary<string, PriorityQueue<T, (long Age, long Place)>> groups = new(StringComparer.Ordinal);
    private readonly Queue<string> rotation = new();
    private long places;

    public int Count { get; private set; }

    /// <summary>Puts something in.</summary>
    /// <param name="age">The smaller, the older; things of one age come out as they went in.</param>
    public void Enqueue(string group, T item, long age = 0)
    {
        if (!groups.TryGetValue(group, out PriorityQueue<T, (long Age, long Place)>? queue))
        {
            groups.Add(group, queue = new PriorityQueue<T, (long Age, long Place)>());
            rotation.Enqueue(group);
        }

        queue.Enqueue(item, (age, places++));
        Count++;
    }

    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        if (!rotation.TryDequeue(out string? group))
        {
            item = default;
            return false;
        }

        PriorityQueue<T, (long Age, long Place)> queue = groups[group];
        item = queue.Dequeue();
        Count--;
        if (queue.Count > 0)
        {
            rotation.Enqueue(group);
        }
        else
        {
            groups.Remove(group);
        }

        return true;
    }
}
