using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Delivery;

/// <summary>
/// Brings prepared messages to their end, lane by lane. The journal is the truth: a new engine on the same journal goes on where this one stopped,
/// however it stopped. One life: started once, stopped once.
/// </summary>
public sealed partial class DeliveryEngine : IDisposable
{
    private readonly IJournal journal;
    private readonly IPlanner planner;
    private readonly IMsgIdSource msgIds;
    private readonly DeliveryOptions options;
    private readonly DeliveryMeter meter;
    private readonly TimeProvider time;
    private readonly ILogger<DeliveryEngine> logger;
    private readonly LaneScheduler lanes;
    private readonly CancellationTokenSource cutOff = new();
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ParkOrders orders = new();
    private readonly DoubtBook doubts;
    private readonly WindowBook windows;
    private readonly SteadyTime steady;
    private readonly IReadOnlyCollection<string> known;
    private readonly WindowKeeper keeper;
    private LaneTurn? turns;
    private LateAnswers? late;
    private SessionBook? sessions;
    private IDeliveryListener? ends;

    internal DeliveryEngine(
        IJournal journal, IPlanner planner, IDeliveryTarget target, IMsgIdSource msgIds,
        IOptions<DeliveryOptions> options, DeliveryMeter meter, TimeProvider time, ILogger<DeliveryEngine> logger)
    {
        (this.journal, this.planner, this.msgIds, this.options, this.meter, this.time, this.logger) = (journal, planner, msgIds, options.Value, meter, time, logger);
        (steady, windows) = (new SteadyTime(time), new WindowBook(this.options.WindowMargin));
        lanes = new LaneScheduler(steady, this.options.MessagesKept, name => MakeGate(name, target), Work);
        known = target.Destinations;
        Windows = new WindowDesk(journal, windows, this.options.Windows, time, logger, lanes.Follow);
        keeper = new WindowKeeper(Windows, Snapshot, time, logger);
        doubts = new DoubtBook(planner, meter);
        meter.Observe(Snapshot);
        meter.Observe(doubts, steady);
    }

    /// <summary>Ends when the engine has stopped; fails when the journal does. The process should then end: a restart replays the truth.</summary>
    public Task Completion => completion.Task;

    /// <summary>Messages with an unknown outcome, oldest first.</summary>
    public ImmutableArray<OpenDoubt> Doubts => doubts.Open;

    /// <summary>When destinations take nothing because somebody said so.</summary>
    public WindowDesk Windows { get; }

    /// <summary>One trace a message; what comes before the lanes begins it.</summary>
    public MessageTraces Traces { get; } = new();

    /// <summary>Where lanes run; tests take their own.</summary>
    internal TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    /// <summary>Puts every unfinished message back into its lane, then begins. Messages may be enqueued before and meanwhile.</summary>
    /// <param name="listener">Hears what becomes of messages.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public async Task StartAsync(IDeliveryListener listener, CancellationToken cancellationToken)
    {
        ends = listener;
        await Windows.RecallAsync(cancellationToken);
        var record = new DeliveryJournal(journal, time);
        late = new LateAnswers(record, meter, logger, cutOff.Token);
        var attempts = new AttemptRunner(record, msgIds, late, meter, Traces, time, cutOff.Token);
        sessions = new SessionBook(record, planner, options.SessionPause, meter, time, logger) { Enqueue = lanes.Add, Wake = lanes.Wake };
        lanes.IsAwaited = sessions.IsAwaited;
        turns = new LaneTurn(record, planner, attempts, sessions, listener, lanes, windows, orders, doubts, options.Retry, meter, steady, logger);
        int resumed = 0;
        await foreach (MessageHeader header in journal.UnfinishedAsync(cancellationToken))
        {
            resumed += await ResumeAsync(header, sessions, cancellationToken) ? 1 : 0;
            if (header is { State: MessageState.Prepared or MessageState.Parked, Attempts: > 0 } && await record.ReadAsync(header.Id) is { InHand: { } inHand })
            {
                doubts.Learn(inHand.Item.On(steady), steady.GetUtcNow());
            }
        }

        FailPoints.Reach(FailPoint.LanesResumed);
        LogStarted(resumed);
        foreach (string destination in known.Concat(options.Destinations.Keys).Concat(windows.Windows.Select(window => window.Destination)).Distinct(StringComparer.Ordinal))
        {
            lanes.Follow(destination);
        }

        lanes.Start();
        keeper.Start(Scheduler);
    }

    /// <summary>Starts nothing more, lets calls in flight end for the configured grace, cuts off the rest. Every attempt then has its outcome in the journal.</summary>
    /// <param name="cancellationToken">Cuts off calls in flight at once.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task idle = lanes.StopAsync();
        await keeper.StopAsync();
        await using (time.CreateTimer(_ => cutOff.Cancel(), null, options.StopGrace, Timeout.InfiniteTimeSpan))
        await using (cancellationToken.Register(cutOff.Cancel))
        {
            await idle;
        }

        cutOff.Cancel(); // those who still listen for late answers hear no more
        await (late?.DrainAsync() ?? Task.CompletedTask);
        lanes.Dispose();
        completion.TrySetResult();
        LogStopped();
    }

    /// <summary>Takes a message in whose plan is in the journal (J2); or lets one go on that was parked and released.</summary>
    /// <param name="messageId">Messages of a lane go in the order of their numbers; one that comes late never overtakes one that has begun.</param>
    /// <param name="lane">As journalled: <c>destination/institution/scope…</c>. Turns are shared out fairly between institutions.</param>
    /// <param name="cancellationToken">Gives up before the message is in its lane; a restart would find it in the journal.</param>
    /// <param name="listener">As journalled: a correction's says where in the lane it stands.</param>
    public ValueTask EnqueueAsync(long messageId, LaneKey lane, CancellationToken cancellationToken, string listener = "") =>
        EnqueueAsync(lane, new LaneMessage(messageId) { Place = LanePlace.Of(messageId, listener), Since = time.GetUtcNow() }, cancellationToken);

    /// <summary>Takes a message out of its lane that a person has ended; the next one goes on.</summary>
    /// <param name="messageId">Its end is journalled.</param>
    /// <param name="lane">As journalled.</param>
    public void Drop(long messageId, LaneKey lane) => lanes.Drop(lane, messageId);

    /// <summary>Messages that wait in lanes, parked ones included.</summary>
    public long Waiting => lanes.Messages;

    /// <summary>Takes in a message that goes before everything that waits in its lane, as <see cref="IPlanner.GoesFirst"/> says of it. What is being worked on comes to its next rest first.</summary>
    public ValueTask EnqueueFirstAsync(long messageId, LaneKey lane, CancellationToken cancellationToken) => EnqueueAsync(lane, new LaneMessage(messageId) { GoesFirst = true }, cancellationToken);

    /// <summary>The same for a message that has just been prepared: saves reading it back.</summary>
    /// <param name="item">As the journal would give it: no attempts yet.</param>
    /// <exception cref="ArgumentException">It has no lane or was tried before: use the other overload.</exception>
    public ValueTask EnqueueAsync(DeliveryItem item, CancellationToken cancellationToken)
    {
        if (item.Message.Lane is not { } lane || item.Attempts.Length > 0)
        {
            throw new ArgumentException("Only a message with a lane and without attempts is fresh: enqueue others by number.", nameof(item));
        }

        return EnqueueAsync(lane, new LaneMessage(item.Message.Id) { Place = LanePlace.Of(item.Message.Id, item.Message.Listener), Since = item.Message.ReceivedAt, InHand = new MessageInHand(item, ReleasedAt: null) }, cancellationToken);
    }

    /// <summary>A person lets a parked message go on: journalled, then its lane resumes. Tries before that no longer count against it.</summary>
    /// <param name="messageId">A parked message.</param>
    /// <param name="actor">The person's login.</param>
    /// <param name="reason">What the person wrote.</param>
    /// <exception cref="InvalidOperationException">There is no such message, or it is not parked.</exception>
    public Task ReleaseAsync(long messageId, string actor, string reason, CancellationToken cancellationToken) =>
        ReleaseAsync(messageId, new JournalFact.Released(reason), actor, cancellationToken);

    /// <summary>The same, in a way that the person chose.</summary>
    public async Task ReleaseAsync(long messageId, JournalFact.Released released, string actor, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is not { State: MessageState.Parked, Lane: { } lane })
        {
            throw new InvalidOperationException($"Message {messageId} is {header?.State.ToString() ?? "not in the journal"}: only a parked message can be released.");
        }

        await journal.AppendAsync(messageId, released, new FactOrigin(actor, released.Reason, time.GetUtcNow()), cancellationToken);
        await EnqueueAsync(messageId, lane, CancellationToken.None);
    }

    /// <summary>A person sets a waiting message aside. The first one of its lane is parked at once, or when the attempt in hand has ended; another one when its turn comes. It blocks its lane from then on.</summary>
    /// <param name="messageId">A prepared message.</param>
    /// <param name="lane">As journalled.</param>
    /// <param name="actor">The person's login.</param>
    /// <param name="reason">What the person wrote.</param>
    /// <returns>Whether the lane has work at all; if not, the message is through.</returns>
    public bool Park(long messageId, LaneKey lane, string actor, string reason)
    {
        if (Find(lane) is null)
        {
            return false;
        }

        orders.Add(messageId, actor, reason);
        lanes.Rouse(lane, messageId);
        return true;
    }

    /// <summary>A person lets a destination go on, whatever had closed it.</summary>
    public async Task ResumeAsync(string destination, string actor, string reason, CancellationToken cancellationToken)
    {
        await Windows.ResumeAsync(destination, actor, reason, cancellationToken);
        lanes.Open(destination);
    }

    /// <summary>What is going on now.</summary>
    public DeliverySnapshot Snapshot() => lanes.Snapshot();

    /// <summary>Who is signed in, of the operators that were needed since the start.</summary>
    public ImmutableArray<SessionView> Sessions() => sessions?.Snapshot() ?? [];

    /// <summary>Why a destination takes nothing; null while it does.</summary>
    public ClosureView? ClosureOf(string destination) => lanes.ClosureOf(destination);

    /// <summary>Whether a destination takes nothing for at least so long.</summary>
    public bool IsShutFor(string destination, TimeSpan span) => lanes.ClosureOf(destination) is { } closure && !(closure.Next - steady.GetUtcNow() < span);

    /// <summary>What a lane does now; null when it has no work.</summary>
    public LaneView? Find(LaneKey lane) => lanes.Find(lane);

    /// <inheritdoc/>
    public void Dispose()
    {
        lanes.Dispose();
        keeper.Dispose();
        cutOff.Dispose();
    }

    private ValueTask EnqueueAsync(LaneKey lane, LaneMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lanes.Add(lane, message);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ResumeAsync(MessageHeader header, SessionBook book, CancellationToken cancellationToken)
    {
        if (header.State == MessageState.Received && SignInOrder.IsOne(header))
        {
            await book.ResumeAsync(header, await journal.ReadArrivalAsync(header.Id, cancellationToken));
            return true;
        }

        if (WindowOrder.IsOne(header))
        {
            await Windows.TakeUpAsync(header, cancellationToken);
            return false;
        }

        if (header.State is not (MessageState.Prepared or MessageState.Parked))
        {
            return false; // received only: its steps 3 to 7 come first
        }

        if (SignInOrder.IsOne(header) && SessionKey.TryOf(header.Lane, out SessionKey? session))
        {
            await book.ExpectAsync(session.Value, header.Id);
        }

        if (header.Lane is not { } lane)
        {
            LogWithoutLane(header.Id, header.State);
            return false;
        }

        Traces.TakeUp(header)?.Dispose();
        lanes.Add(lane, new LaneMessage(header.Id) { Place = LanePlace.Of(header.Id, header.Listener), Since = header.ReceivedAt, GoesFirst = planner.GoesFirst(header), HasBegun = header.Attempts > 0, IsParked = header.State == MessageState.Parked });
        return true;
    }

    private DestinationGate MakeGate(string name, IDeliveryTarget target)
    {
        DestinationOptions its = options.For(name);
        return new DestinationGate(name, its, transaction => Guard(its.Transactions.GetValueOrDefault(transaction), transaction), new WindowWatch(windows, name, time), steady, logger)
        {
            Closed = TellClosed,
        };

        GuardedTarget Guard(TransactionOptions? own, string transaction) => new(target, $"{name} {transaction}", own?.Timeout ?? its.Timeout, own?.Breaker ?? its.Breaker, steady, logger);
    }

    /// <summary>Outside of the lanes' lock, where nothing may wait.</summary>
    private void TellClosed(DestinationGate gate)
    {
        if (gate.Closure is not { } closure || ends is not { } listener)
        {
            return;
        }

        TimeSpan? atLeast = closure.Next < DateTimeOffset.MaxValue ? closure.Next - steady.GetUtcNow() : null;
        _ = Task.Factory.StartNew(() => TellClosedAsync(listener, gate.Name, atLeast), CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);
    }

    private async Task TellClosedAsync(IDeliveryListener listener, string destination, TimeSpan? atLeast)
    {
        try
        {
            await listener.ClosedAsync(destination, atLeast, CancellationToken.None);
        }
        catch (Exception bug) // who waits gets an answer at the deadline then
        {
            LogClosedNotTold(bug, destination);
        }
    }

    private void Work(Lane first) =>
        _ = Task.Factory.StartNew(() => WorkAsync(first), CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);

    // Stop waits for the seats, and each worker holds one until its last lane ends: so the engine owns this task although nobody holds it.
    private async Task WorkAsync(Lane first)
    {
        for (Lane? lane = first; lane is not null;)
        {
            TurnEnd end;
            try
            {
                end = await turns!.RunAsync(lane); // lanes are worked on after the start only
            }
            catch (Exception failure)
            {
                end = Fail(failure);
            }

            lane = lanes.EndTurn(lane, end);
        }
    }

    private TurnEnd.Again Fail(Exception failure)
    {
        if (completion.TrySetException(failure))
        {
            LogFailed(failure);
        }

        _ = lanes.StopAsync(); // whoever stops the engine waits for it
        return new TurnEnd.Again("delivery has stopped: the journal failed");
    }

    [LoggerMessage(EventIds.EngineStarted, LogLevel.Information, "Delivery starts with {Messages} messages from the journal.")]
    private partial void LogStarted(int messages);

    [LoggerMessage(EventIds.EngineStopped, LogLevel.Information, "Delivery has stopped.")]
    private partial void LogStopped();

    [LoggerMessage(EventIds.EngineFailed, LogLevel.Error, "Delivery stops: what the journal holds is true, what is in memory may not be.")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(EventIds.ClosedNotTold, LogLevel.Error, "That destination {Destination} takes nothing could not be told to those who wait for an answer.")]
    private partial void LogClosedNotTold(Exception bug, string destination);

    [LoggerMessage(EventIds.MessageWithoutLane, LogLevel.Error, "Message {MessageId} is {State} but has no lane; it cannot be delivered.")]
    private partial void LogWithoutLane(long messageId, MessageState state);
}
