using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

/// <summary>Answers every transaction as it is told, when it is told.</summary>
internal sealed class FakePlatform : IDeliveryTarget
{
    private readonly TaskCompletionSource isAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource open = Opened();
    private int calls;

    /// <summary>What every transaction comes to.</summary>
    public AttemptOutcome Outcome { get; set; } = AttemptOutcome.Accepted;

    /// <summary>How many transactions came.</summary>
    public int Calls => calls;

    /// <summary>Ends when the first transaction is here.</summary>
    public Task IsAsked => isAsked.Task;

    /// <summary>Keeps answers back until <see cref="Answer"/>.</summary>
    public void Hold() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Answer() => open.TrySetResult();

    public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        isAsked.TrySetResult();
        await open.Task;
        return new TargetAnswer(Outcome, "told", default, default, []);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
