namespace Gateway.Proof.Simulation;

/// <summary>The one thread of a simulated world: pieces of work run one after the other, in an order that the seed decides.</summary>
internal sealed class SimulatedThread(Random chance) : TaskScheduler
{
    private readonly Thread own = Thread.CurrentThread;
    private readonly List<object> ready = [];

    /// <summary>Whether something ran elsewhere: the history can then not be repeated, which is a fault of the simulation.</summary>
    public bool HasLeaked { get; private set; }

    /// <summary>Lets something happen outside of any task, as a socket's or a disk's completion does.</summary>
    public void Post(Action completion) => Add(completion);

    /// <summary>Begins something.</summary>
    public Task Begin(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Forgets whatever waits: the process is dead.</summary>
    public void Clear() => ready.Clear();

    /// <summary>Runs one piece.</summary>
    /// <returns>False when there is none.</returns>
    public bool RunOne()
    {
        if (ready.Count == 0)
        {
            return false;
        }

        int at = chance.Next(ready.Count);
        object piece = ready[at];
        ready[at] = ready[^1];
        ready.RemoveAt(ready.Count - 1);
        if (piece is Task task)
        {
            TryExecuteTask(task);
        }
        else
        {
            ((Action)piece)();
        }

        return true;
    }

    protected override IEnumerable<Task> GetScheduledTasks() => ready.OfType<Task>();

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Add(object piece)
    {
        if (Thread.CurrentThread == own)
        {
            ready.Add(piece);
        }
        else
        {
            HasLeaked = true;
        }
    }
}
