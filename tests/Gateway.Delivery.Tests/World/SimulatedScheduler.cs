namespace Gateway.Delivery.Tests;

/// <summary>Runs everything on one thread, one piece after the other, in an order that the seed decides: every interleaving is reproducible.</summary>
internal sealed class SimulatedScheduler(Random chance) : TaskScheduler
{
    private readonly Thread thread = Thread.CurrentThread;
    private readonly List<object> ready = [];

    /// <summary>Runs something outside of any task, as a socket's or timer's completion does.</summary>
    public void Post(Action completion) => Add(completion);

    public bool RunOne()
    {
        if (ready.Count == 0)
        {
            return false;
        }

        int index = chance.Next(ready.Count);
        object piece = ready[index];
        ready[index] = ready[^1];
        ready.RemoveAt(ready.Count - 1);
        Run(piece);
        return true;
    }

    protected override IEnumerable<Task> GetScheduledTasks() => ready.OfType<Task>();

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Add(object piece)
    {
        if (Thread.CurrentThread != thread)
        {
            Environment.FailFast("Something left the simulated thread: nothing that follows could be reproduced.");
        }

        ready.Add(piece);
    }

    private void Run(object piece)
    {
        SynchronizationContext? runners = SynchronizationContext.Current; // the test runner's own would take continuations away
        SynchronizationContext.SetSynchronizationContext(null);
        if (piece is Task task)
        {
            TryExecuteTask(task);
        }
        else
        {
            ((Action)piece)();
        }

        SynchronizationContext.SetSynchronizationContext(runners);
    }
}
