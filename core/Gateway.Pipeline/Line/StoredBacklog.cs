using Gateway.Inbound;

namespace Gateway.Pipeline;

/// <summary>
/// Messages whose senders were answered once they were stored, and that have still to get to their lanes: oldest first, many side by side, but few while others are being taken in,
/// so that a burst is acknowledged first and worked off afterwards. Of a long row only numbers stay in memory; their bytes are in the journal.
/// </summary>
/// <param name="goOn">Brings one to its lane or its end; one without bytes has to be read from the journal.</param>
internal sealed class StoredBacklog(TimeProvider time, Func<MessageContext, Task> goOn)
{
    /// <summary>Side by side while senders wait for their acknowledgement.</summary>
    private const int Few = 2;

    /// <summary>Side by side otherwise: enough to share commits.</summary>
    private const int Many = 64;

    /// <summary>Messages that stay in memory whole, some 20 KB each.</summary>
    private const int KeptWhole = 1000;

    /// <summary>Senders count as waiting for so long after the last one was answered: the next message is on the line then.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    private readonly Lock guard = new();
    private readonly PriorityQueue<MessageContext, long> waiting = new();
    private TaskCompletionSource? emptied;
    private ITimer? alarm;
    private bool isClosed;
    private long furthest;
    private int working;
    private int storing;
    private long lastStored;

    /// <summary>Messages that are not in their lane yet.</summary>
    public int Count
    {
        get
        {
            lock (guard)
            {
                return waiting.Count + working;
            }
        }
    }

    /// <summary>When the oldest came that has not begun; null while none waits.</summary>
    public DateTimeOffset? Oldest
    {
        get
        {
            lock (guard)
            {
                return waiting.TryPeek(out MessageContext? first, out _) ? first.ReceivedAt : null;
            }
        }
    }

    /// <summary>A message is being taken in.</summary>
    public void BeginStoring() => Interlocked.Increment(ref storing);

    /// <summary>It is on disk.</summary>
    public void EndStoring()
    {
        Volatile.Write(ref lastStored, time.GetTimestamp());
        Interlocked.Decrement(ref storing);
    }

    /// <summary>Takes over a message that has its place and its number.</summary>
    public void Add(MessageContext context)
    {
        lock (guard)
        {
            waiting.Enqueue(waiting.Count < KeptWhole ? context : NumberOf(context), context.Place!.Number); // recorded, so it has its place
            Start();
        }
    }

    /// <summary>Works off what waits for a while at full speed, then only what has begun. A restart takes up the rest.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        Task done;
        lock (guard)
        {
            emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            done = emptied.Task;
            Start();
            Settle();
        }

        try
        {
            await done.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            lock (guard)
            {
                isClosed = true;
                Settle();
            }

            await done;
        }
    }

    private int Limit => isClosed ? 0 : emptied is null && IsStoring ? Few : Many;

    private bool IsStoring => Volatile.Read(ref storing) > 0 || time.GetElapsedTime(Volatile.Read(ref lastStored)) < Quiet;

    /// <summary>Starts what may start. Who came before one that has begun is never held back: that one waits for it.</summary>
    private void Start()
    {
        int limit = Limit;
        while (waiting.TryPeek(out MessageContext? next, out long number) && (working < limit || number < furthest))
        {
            waiting.Dequeue();
            working++;
            furthest = Math.Max(furthest, number);
            _ = Task.Run(() => RunAsync(next));
        }

        if (waiting.Count > 0 && limit == Few)
        {
            alarm ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            alarm.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        lock (guard)
        {
            Start();
        }
    }

    private async Task RunAsync(MessageContext context)
    {
        try
        {
            await goOn(context);
        }
        finally
        {
            lock (guard)
            {
                working--;
                Start();
                Settle();
            }
        }
    }

    private void Settle()
    {
        if (working == 0 && (waiting.Count == 0 || isClosed))
        {
            emptied?.TrySetResult();
        }
    }

    private static MessageContext NumberOf(MessageContext context) =>
        new(new InboundMessage(context.Inbound.Institution, context.Inbound.Source, context.Inbound.Listener, default)) { MessageId = context.MessageId, Place = context.Place, ReceivedAt = context.ReceivedAt };
}
