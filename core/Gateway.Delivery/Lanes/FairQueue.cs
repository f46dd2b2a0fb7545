using System.Diagnostics.CodeAnalysis;

namespace Gateway.Delivery;

/// <summary>First in, first out for each group, and one of each group in turn: a group with a thousand items delays nobody else's next one.</summary>
/// <typeparam name="T">What waits.</typeparam>
internal sealed class FairQueue<T>
{
    private readonly Dictionary<string, Queue<T>> groups = new(StringComparer.Ordinal);
    private readonly Queue<string> rotation = new();

    public int Count { get; private set; }

    public void Enqueue(string group, T item)
    {
        if (!groups.TryGetValue(group, out Queue<T>? queue))
        {
            groups.Add(group, queue = new Queue<T>());
            rotation.Enqueue(group);
        }

        queue.Enqueue(item);
        Count++;
    }

    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        if (!rotation.TryDequeue(out string? group))
        {
            item = default;
            return false;
        }

        Queue<T> queue = groups[group];
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
