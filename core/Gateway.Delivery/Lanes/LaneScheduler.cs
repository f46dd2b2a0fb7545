using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Says which lane is worked on next. Holds every lane that has work and every destination's gate behind one lock, in which nothing ever waits.
/// A lane that has to wait gives its seat back, so no lane waits for another one's outage.
/// </summary>
/// <param name="time">Steady time.</param>
/// <param name="messagesKept">Waiting messages that may stay in memory.</param>
/// <param name="makeGate">Makes a destination's gate.</param>
/// <param name="start">Starts the work on a lane that got a seat; must not run it at once.</param>
internal sealed class LaneScheduler(TimeProvider time, int messagesKept, Func<string, DestinationGate> makeGate, Action<Lane> start) : IDisposable
{
    private readonly Lock guard = new();
    private readonly Dictionary<LaneKey, Lane> lanes = [];
    private readonly Dictionary<string, DestinationGate> gates = new(StringComparer.Ordinal);
    private readonly Dictionary<SessionKey, List<Lane>> atSession = [];
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DueQueue? due;
    private volatile bool isRunning;
    private int active;
    private int kept;

    /// <summary>Whether seats are handed out; who has one gives it back soon when not.</summary>
    public bool IsRunning => isRunning;

    /// <summary>Whether a session is about to begin. Asked behind the lock: must not wait nor call back.</summary>
    public Func<SessionKey, bool> IsAwaited { get; set; } = _ => false;

    /// <summary>Begins to hand out seats.</summary>
    public void Start()
    {
        lock (guard)
        {
            due = new DueQueue(time, Ring);
            isRunning = true;
            foreach (DestinationGate gate in gates.Values)
            {
                Pump(gate);
            }
        }
    }

    /// <summary>Hands out no more seats.</summary>
    /// <returns>Done when the last one has come back.</returns>
    public Task StopAsync()
    {
        lock (guard)
        {
            isRunning = false;
            SettleIdle();
        }

        return idle.Task;
    }

    /// <summary>Takes a message into its lane, or lets a parked one go on.</summary>
    public void Add(LaneKey key, LaneMessage message)
    {
        lock (guard)
        {
            if (!lanes.TryGetValue(key, out Lane? lane))
            {
                lane = new Lane(key, message, GateOf(Lane.Parts(key).Destination));
                lanes.Add(key, lane);
                Keep(message);
                Queue(lane);
            }
            else if (lane.Find(message.Id) is { } known)
            {
                Unpark(lane, known);
            }
            else
            {
                Keep(message);
                Insert(lane, message);
            }

            Pump(lane.Gate);
        }
    }

    /// <summary>Lets go on what waits for a session.</summary>
    public void Wake(SessionKey session)
    {
        lock (guard)
        {
            if (atSession.Remove(session, out List<Lane>? waiting))
            {
                foreach (Lane lane in waiting.Where(lane => lane.State == LaneState.AtSession)) // or a message that goes before has made it ready since
                {
                    Queue(lane);
                    Pump(lane.Gate);
                }
            }
        }
    }

    /// <summary>Lets the next call of an active lane through, or says why not.</summary>
    /// <returns>The gate to leave by <see cref="Leave"/>; or the end of the lane's turn.</returns>
    public (TransactionGate? Gate, TurnEnd? End) Enter(Lane lane, DeliveryAction.Send send)
    {
        lock (guard)
        {
            DestinationGate destination = GateOf(send.Destination);
            if (destination != lane.Seat)
            {
                return (null, new TurnEnd.MoveTo(destination));
            }

            if (destination.Closure is { } closure && !lane.IsProbe)
            {
                return (null, new TurnEnd.Again(closure.Reason));
            }

            TransactionGate gate = destination.Transaction(send.Transaction);
            return gate.TryEnter(time.GetUtcNow()) ? (gate, null) : (null, new TurnEnd.AtGate(gate));
        }
    }

    /// <summary>Tells the gates that a call is over.</summary>
    /// <param name="answer">Null when nothing was sent after all.</param>
    public void Leave(Lane lane, TransactionGate gate, TargetAnswer? answer)
    {
        lock (guard)
        {
            gate.Leave();
            if (answer is not null)
            {
                gate.Destination.Learn(lane, answer, time.GetUtcNow());
            }

            Call(gate);
            Pump(gate.Destination);
        }
    }

    /// <summary>Takes a lane's seat back and puts the lane where it waits next.</summary>
    /// <returns>The lane that has the seat now; null when there is none.</returns>
    public Lane? EndTurn(Lane lane, TurnEnd end)
    {
        lock (guard)
        {
            DestinationGate seat = lane.Seat!; // an active lane has one
            seat.Leave(lane);
            Place(lane, end);
            Lane? next = Take(seat);
            active--;
            Pump(seat);
            if (lane.Gate != seat)
            {
                Pump(lane.Gate);
            }

            SettleIdle();
            return next;
        }
    }

    /// <summary>Closes a destination for a time, or opens it.</summary>
    /// <param name="duration">Null opens it.</param>
    public void Declare(string destination, TimeSpan? duration, string reason)
    {
        lock (guard)
        {
            DestinationGate gate = GateOf(destination);
            if (duration is { } span)
            {
                gate.CloseUntil(time.GetUtcNow(), time.GetUtcNow() + span, reason);
            }
            else if (gate.Closure is not null)
            {
                gate.Open();
            }

            Pump(gate);
        }
    }

    /// <summary>Takes messages out of an active lane that ended without a turn of their own.</summary>
    public void Forget(Lane lane, IEnumerable<long> messages)
    {
        lock (guard)
        {
            kept -= messages.Select(lane.Remove).Count(gone => gone?.InHand is not null);
        }
    }

    public DeliverySnapshot Snapshot()
    {
        lock (guard)
        {
            ILookup<DestinationGate, Lane> byGate = lanes.Values.ToLookup(lane => lane.Gate);
            return new DeliverySnapshot(time.GetUtcNow(), lanes.Count, lanes.Values.Sum(lane => lane.Waiting + 1L),
                [.. gates.Values.OrderBy(gate => gate.Name, StringComparer.Ordinal).Select(gate => DestinationView.Of(gate, byGate[gate]))]);
        }
    }

    public ClosureView? ClosureOf(string destination)
    {
        lock (guard)
        {
            return gates.GetValueOrDefault(destination)?.Closure is { } closure ? DestinationView.Of(closure) : null;
        }
    }

    public LaneView? Find(LaneKey key)
    {
        lock (guard)
        {
            return lanes.TryGetValue(key, out Lane? lane)
                ? new LaneView(key, lane.State, lane.Head.Id, lane.Waiting, lane.State == LaneState.Sleeping ? lane.Until : null, lane.State == LaneState.Active ? null : lane.Reason) { HasFirst = lane.HasFirst }
                : null;
        }
    }

    public void Dispose() => due?.Dispose();

    private DestinationGate GateOf(string destination)
    {
        if (!gates.TryGetValue(destination, out DestinationGate? gate))
        {
            gates.Add(destination, gate = makeGate(destination));
        }

        return gate;
    }

    private static void Unpark(Lane lane, LaneMessage message)
    {
        message.IsParked = false;
        if (lane.State == LaneState.Blocked && lane.Head == message)
        {
            Queue(lane);
        }
    }

    private void Insert(Lane lane, LaneMessage message)
    {
        if (message.GoesFirst && lane.State != LaneState.Active && lane.Head.InHand is not null)
        {
            lane.Head.InHand = null; // the message that goes first may change it
            kept--;
        }

        if (lane.Add(message) && lane.State != LaneState.Ready)
        {
            lane.Gate = lane.Home;
            Queue(lane);
        }
    }

    private void Place(Lane lane, TurnEnd end)
    {
        lane.Reason = null;
        if (end is not TurnEnd.Done && lane.HasFirst && !lane.Head.GoesFirst)
        {
            lane.Head.IsParked |= end is TurnEnd.Parked;
            lane.GiveWay();
            lane.Gate = lane.Home;
            Queue(lane);
            return;
        }

        switch (end)
        {
            case TurnEnd.Done:
                Advance(lane);
                return;
            case TurnEnd.Parked:
                (lane.Head.IsParked, lane.Head.InHand) = (true, null);
                Queue(lane);
                return;
            case TurnEnd.Sleep sleep:
                (lane.State, lane.Until, lane.Reason) = (LaneState.Sleeping, time.GetUtcNow() + sleep.For, sleep.Reason);
                due!.Add(lane, lane.Until); // a lane was active, so it was started
                break;
            case TurnEnd.AtGate held when !held.Gate.Admits(time.GetUtcNow()):
                (lane.State, lane.Reason) = (LaneState.AtGate, held.Gate.Name);
                held.Gate.Waiting.Enqueue(lane.Institution, lane);
                Call(held.Gate);
                break;
            case TurnEnd.AtSession held when IsAwaited(held.Session):
                (lane.State, lane.Reason) = (LaneState.AtSession, $"operator {held.Session.Operator} is being signed in");
                WaitingFor(held.Session).Add(lane);
                break;
            case TurnEnd.MoveTo move:
                lane.Gate = move.Gate;
                Queue(lane);
                break;
            default:
                lane.Reason = (end as TurnEnd.Again)?.Reason;
                Queue(lane);
                break;
        }

        Keep(lane.Head);
    }

    private List<Lane> WaitingFor(SessionKey session)
    {
        if (!atSession.TryGetValue(session, out List<Lane>? waiting))
        {
            atSession.Add(session, waiting = []);
        }

        return waiting;
    }

    private void Advance(Lane lane)
    {
        if (lane.Advance())
        {
            lane.Gate = lane.Home;
            Queue(lane);
        }
        else
        {
            lanes.Remove(lane.Key);
        }
    }

    private static void Queue(Lane lane)
    {
        lane.State = lane.Head.IsParked ? LaneState.Blocked : LaneState.Ready;
        if (lane.State == LaneState.Ready)
        {
            lane.Gate.Ready.Enqueue(lane.Institution, lane);
        }
    }

    private void Keep(LaneMessage message)
    {
        if (message.InHand is not null && kept >= messagesKept)
        {
            message.InHand = null;
        }

        kept += message.InHand is null ? 0 : 1;
    }

    private Lane? Take(DestinationGate gate)
    {
        if (!isRunning || gate.TakeNext(time.GetUtcNow()) is not { } lane)
        {
            return null;
        }

        kept -= lane.Head.InHand is null ? 0 : 1;
        active++;
        return lane;
    }

    private void Pump(DestinationGate gate)
    {
        while (Take(gate) is { } lane)
        {
            start(lane);
        }

        if (isRunning && gate.LookAgainAt is { } at && at < gate.RingsAt)
        {
            gate.RingsAt = at;
            due!.Add(gate, at); // running: it was started
        }
    }

    private void Call(TransactionGate gate)
    {
        DateTimeOffset now = time.GetUtcNow();
        for (int calls = gate.Calls(now); calls > 0 && gate.Waiting.TryDequeue(out Lane? lane);)
        {
            if (lane.State == LaneState.AtGate) // or a message that goes before has made it ready since
            {
                Queue(lane);
                calls--;
            }
        }

        if (isRunning && gate.LookAgainAt(now) is { } at && at < gate.RingsAt)
        {
            gate.RingsAt = at;
            due!.Add(gate, at); // running: it was started
        }
    }

    private void Ring()
    {
        lock (guard)
        {
            while (isRunning && due!.Take(time.GetUtcNow()) is { } thing) // running: it was started
            {
                Pump(Wake(thing));
            }
        }
    }

    private DestinationGate Wake(object thing)
    {
        switch (thing)
        {
            case Lane lane:
                if (lane.State == LaneState.Sleeping && lane.Until <= time.GetUtcNow())
                {
                    Queue(lane);
                }

                return lane.Gate;
            case TransactionGate gate:
                gate.RingsAt = DateTimeOffset.MaxValue;
                Call(gate);
                return gate.Destination;
            default:
                var destination = (DestinationGate)thing;
                destination.RingsAt = DateTimeOffset.MaxValue;
                return destination;
        }
    }

    private void SettleIdle()
    {
        if (!isRunning && active == 0)
        {
            idle.TrySetResult();
        }
    }
}
