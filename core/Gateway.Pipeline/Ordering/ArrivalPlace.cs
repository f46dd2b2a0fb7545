using Gateway.Journal;

namespace Gateway.Pipeline.Ordering;

/// <summary>One message's place among those of its sender, from its arrival until it is in its lane or needs none.</summary>
/// <param name="order">Whose place it is.</param>
/// <param name="number">Grows with every place.</param>
/// <param name="ahead">Done when the lanes of everybody ahead are known.</param>
internal sealed class ArrivalPlace(ArrivalOrder order, string institution, string source, long number, Task ahead)
{
    private readonly TaskCompletionSource known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LaneKey? joined;
    private int isLeaving;

    /// <summary>Nobody waits for a place with a greater number.</summary>
    public long Number { get; } = number;

    public string Institution { get; } = institution;

    public string Source { get; } = source;

    /// <summary>Done when the lanes of this one and of everybody ahead are known.</summary>
    public Task IsKnown => known.Task;

    /// <summary>Done when this one is in its lane or will never be.</summary>
    public Task HasLeft => left.Task;

    /// <summary>Says which lane the message goes to, and waits for those ahead that go there too.</summary>
    public async Task EnterAsync(LaneKey lane)
    {
        await ahead;
        Task before = order.Join(this, lane);
        joined = lane;
        known.TrySetResult();
        await before;
    }

    /// <summary>Lets those behind go on. Whoever leaves early is not waited for; those ahead of it still are.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref isLeaving, 1) == 0)
        {
            left.TrySetResult();
            _ = ForgetAsync();
        }
    }

    private async Task ForgetAsync()
    {
        await ahead;
        known.TrySetResult();
        order.Forget(this, joined);
    }
}
