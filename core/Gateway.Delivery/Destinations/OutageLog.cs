using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>When something showed that it takes nothing: the last few times, and since when if it does now. Thread-safe.</summary>
internal sealed class OutageLog(TimeProvider time)
{
    private const int Kept = 100;
    private readonly Lock guard = new();
    private ImmutableQueue<ClosedSpan> ended = [];
    private int count;
    private DateTimeOffset? since;

    public void Begin()
    {
        lock (guard)
        {
            since ??= time.GetUtcNow();
        }
    }

    public void End()
    {
        lock (guard)
        {
            if (since is { } began)
            {
                ended = ended.Enqueue(new ClosedSpan(began, time.GetUtcNow()));
                ended = ++count > Kept ? ended.Dequeue() : ended;
                since = null;
            }
        }
    }

    /// <summary>The outages that it remembers, the one that goes on too.</summary>
    public IEnumerable<ClosedSpan> Spans()
    {
        lock (guard)
        {
            return since is { } began ? ended.Append(new ClosedSpan(began, time.GetUtcNow())) : ended;
        }
    }

    /// <summary>The same for people: of the one that goes on nobody knows when it ends.</summary>
    public ImmutableArray<ClosedSpan> Told()
    {
        lock (guard)
        {
            return since is { } began ? [.. ended, new ClosedSpan(began, DateTimeOffset.MaxValue)] : [.. ended];
        }
    }
}
