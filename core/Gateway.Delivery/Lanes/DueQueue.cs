namespace Gateway.Delivery;

/// <summary>Things that are due at a time, with one timer for all of them. Not thread-safe: its owner's lock guards it.</summary>
/// <param name="time">Steady: see <see cref="SteadyTime"/>.</param>
/// <param name="ring">Called from the timer, without any lock held, when something may be due.</param>
internal sealed class DueQueue(TimeProvider time, Action ring) : IDisposable
{
    private readonly PriorityQueue<object, DateTimeOffset> due = new();
    private readonly ITimer timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    private DateTimeOffset armedFor = DateTimeOffset.MaxValue;

    public void Add(object thing, DateTimeOffset at)
    {
        due.Enqueue(thing, at);
        Arm();
    }

    /// <summary>Takes the next thing that is due.</summary>
    /// <returns>Null when nothing is due yet; the timer is then set for what comes next.</returns>
    public object? Take(DateTimeOffset now)
    {
        if (due.TryPeek(out _, out DateTimeOffset at) && at <= now)
        {
            return due.Dequeue();
        }

        armedFor = DateTimeOffset.MaxValue;
        Arm();
        return null;
    }

    public void Dispose() => timer.Dispose();

    private void Arm()
    {
        if (!due.TryPeek(out _, out DateTimeOffset at) || at >= armedFor)
        {
            return;
        }

        armedFor = at;
        TimeSpan wait = at - time.GetUtcNow();

        // A timer counts whole milliseconds; rounding up saves a ring that would come too early. Its longest period is 49 days.
        timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, 3_600_000)), Timeout.InfiniteTimeSpan);
    }
}
