using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Says which lane is worked on next. Holds every lane that has work (<see cref="LaneBook"/>), every destination's gate (<see cref="GateBook"/>), those who wait
/// (<see cref="WaitingRoom"/>) and the seats (<see cref="SeatOffice"/>) behind one lock, in which nothing ever waits. A lane that has to wait gives its seat back, so no lane waits for another one's outage.
/// </summary>
internal sealed class LaneScheduler : IDisposable
{
    private readonly Lock guard = new();
    private readonly TimeProvider time;
    private readonly LaneBook lanes;
    private readonly GateBook gates;
    private readonly WaitingRoom room;
    private readonly SeatOffice seats;
    private readonly DestinationGate desk; // no destination: where a person's word is heard although the destination takes nothing

    /// <param name="time">Steady time.</param>
    /// <param name="messagesKept">Waiting messages that may stay in memory.</param>
    /// <param name="makeGate">Makes a destination's gate.</param>
    /// <param name="start">Starts the work on a lane that got a seat; must not run it at once.</param>
    public LaneScheduler(TimeProvider time, int messagesKept, Func<string, DestinationGate> makeGate, Action<Lane> start)
    {
        (this.time, lanes, gates, room) = (time, new LaneBook(messagesKept), new GateBook(makeGate), new WaitingRoom(time, Ring));
        seats = new SeatOffice(time, lanes, room, start);
        desk = makeGate("");
    }

    /// <summary>Whether seats are handed out; who has one gives it back soon when not.</summary>
    public bool IsRunning => seats.IsOpen;

    /// <summary>Messages in all lanes, parked ones included.</summary>
    public long Messages
    {
        get
        {
            lock (guard)
            {
                return lanes.Messages;
            }
        }
    }

    /// <summary>Whether a session is about to begin. Asked behind the lock: must not wait nor call back.</summary>
    public Func<SessionKey, bool> IsAwaited { set => room.IsAwaited = value; }

    /// <summary>Begins to hand out seats.</summary>
    public void Start()
    {
        lock (guard)
        {
            seats.Open();
            foreach (DestinationGate gate in gates.All)
            {
                seats.Fill(gate);
            }
        }
    }

    /// <summary>Hands out no more seats.</summary>
    /// <returns>Done when the last one has come back.</returns>
    public Task StopAsync()
    {
        lock (guard)
        {
            seats.Close();
        }

        return seats.Idle;
    }

    /// <summary>Takes a message into its lane, or lets a parked one go on.</summary>
    public void Add(LaneKey key, LaneMessage message)
    {
        lock (guard)
        {
            Lane? lane = lanes.Find(key);
            if (lane is null)
            {
                lane = lanes.Open(key, message, gates.Of(Lane.Parts(key).Destination));
                lane.Queue();
                Arrived(lane);
            }
            else if (lane.Find(message.Id) is { } known)
            {
                lane.Unpark(known);
            }
            else
            {
                Arrived(lane);
                if (lanes.Insert(lane, message) && lane.State != LaneState.Ready)
                {
                    lane.GoHome();
                }
            }

            seats.Fill(lane.Gate);
        }
    }

    /// <summary>Gives a lane's first message a turn without delay, so that a person's word about it is heard; one that stands behind another is left where it is.</summary>
    public void Rouse(LaneKey key, long messageId)
    {
        lock (guard)
        {
            if (lanes.Find(key) is not { } lane || lane.Head.Id != messageId)
            {
                return;
            }

            lane.IsRoused = lane.State == LaneState.Active;
            if (lane.State is not (LaneState.Active or LaneState.Blocked))
            {
                lane.GoTo(desk);
                seats.Fill(desk);
            }
        }
    }

    /// <summary>Lets go on what waits for a session.</summary>
    public void Wake(SessionKey session)
    {
        lock (guard)
        {
            foreach (Lane lane in room.Call(session))
            {
                seats.Fill(lane.Gate);
            }
        }
    }

    /// <summary>Lets the next call of an active lane through, or says why not.</summary>
    /// <returns>The gate to leave by <see cref="Leave"/>; or the end of the lane's turn.</returns>
    public (TransactionGate? Gate, TurnEnd? End) Enter(Lane lane, DeliveryAction.Send send)
    {
        lock (guard)
        {
            DestinationGate destination = gates.Of(send.Destination);
            if (destination != lane.Seat)
            {
                return (null, new TurnEnd.MoveTo(destination));
            }

            destination.Follow(time.GetUtcNow());
            if (destination.Closure is { } closure && (closure.IsDeclared || !lane.IsProbe))
            {
                return (null, new TurnEnd.Again(closure.Reason));
            }

            TransactionGate gate = destination.Transaction(send.Transaction);
            if (!gate.TryEnter(time.GetUtcNow()))
            {
                return (null, new TurnEnd.AtGate(gate));
            }

            destination.Flow.Called();
            return (gate, null);
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

            if (seats.IsOpen)
            {
                room.Call(gate);
            }

            seats.Fill(gate.Destination);
        }
    }

    /// <summary>Takes a lane's seat back and puts the lane where it waits next.</summary>
    /// <returns>The lane that has the seat now; null when there is none.</returns>
    public Lane? EndTurn(Lane lane, TurnEnd end)
    {
        lock (guard)
        {
            DestinationGate seat = lane.Seat!; // an active lane has one
            seat.Leave(lane, end is TurnEnd.Done, time.GetUtcNow());
            Place(lane, end);
            Lane? next = seats.Take(seat);
            seats.Fill(seat);
            if (lane.Gate != seat)
            {
                seats.Fill(lane.Gate);
            }

            seats.Return();
            return next;
        }
    }

    /// <summary>Lets a destination follow what was declared about it.</summary>
    public void Follow(string destination)
    {
        lock (guard)
        {
            seats.Fill(gates.Of(destination));
        }
    }

    /// <summary>Opens a destination that showed itself closed: a person knows better.</summary>
    public void Open(string destination)
    {
        lock (guard)
        {
            DestinationGate gate = gates.Of(destination);
            if (gate.Closure is { IsDeclared: false })
            {
                gate.Open(time.GetUtcNow());
            }

            seats.Fill(gate);
        }
    }

    /// <summary>When calls of a transaction could not be made, because the destination or that transaction showed that it takes nothing.</summary>
    public IEnumerable<ClosedSpan> Outages(string destination, string transaction)
    {
        lock (guard)
        {
            return gates.Find(destination) is { } gate ? [.. gate.Outages.Spans(), .. gate.Transaction(transaction).Target.Outages.Spans()] : [];
        }
    }

    /// <summary>Takes messages out of an active lane that ended without a turn of their own.</summary>
    public void Forget(Lane lane, IEnumerable<long> messages)
    {
        lock (guard)
        {
            lanes.Forget(lane, messages);
        }
    }

    /// <summary>Takes a message out that a person ended; its lane goes on.</summary>
    public void Drop(LaneKey key, long messageId)
    {
        lock (guard)
        {
            if (lanes.Find(key) is not { } lane)
            {
                return;
            }

            if (lane.Head.Id != messageId)
            {
                lanes.Forget(lane, [messageId]);
            }
            else if (lane.State == LaneState.Active)
            {
                lane.Head.IsSkipped = true;
            }
            else
            {
                Advance(lane);
                seats.Fill(lane.Gate);
            }
        }
    }

    public DeliverySnapshot Snapshot()
    {
        lock (guard)
        {
            ILookup<DestinationGate, Lane> byGate = lanes.All.ToLookup(lane => lane.Gate);
            return new DeliverySnapshot(time.GetUtcNow(), lanes.All.Count, lanes.Messages,
                [.. gates.All.OrderBy(gate => gate.Name, StringComparer.Ordinal).Select(gate => DestinationView.Of(gate, [.. byGate[gate]], time.GetUtcNow()))]);
        }
    }

    public ClosureView? ClosureOf(string destination)
    {
        lock (guard)
        {
            return gates.Find(destination)?.Closure is { } closure ? DestinationView.Of(closure) : null;
        }
    }

    public LaneView? Find(LaneKey key)
    {
        lock (guard)
        {
            return lanes.Find(key) is { } lane ? LaneView.Of(lane) : null;
        }
    }

    public void Dispose() => room.Dispose();

    /// <summary>What a restart brings back does not come in now.</summary>
    private void Arrived(Lane lane)
    {
        if (seats.IsOpen)
        {
            lane.Home.Flow.Arrived(time.GetUtcNow());
        }
    }

    private void Place(Lane lane, TurnEnd end)
    {
        lane.Reason = null;
        bool isRoused = lane.IsRoused;
        lane.IsRoused = false;
        if (end is TurnEnd.Done || lane.Head.IsSkipped)
        {
            Advance(lane);
            return;
        }

        if (lane.HasFirst && !lane.Head.GoesFirst)
        {
            lane.Head.IsParked |= end is TurnEnd.Parked;
            lane.GiveWay();
            lane.GoHome();
            return;
        }

        if (end is TurnEnd.Parked)
        {
            (lane.Head.IsParked, lane.Head.InHand) = (true, null);
            lane.GoHome();
            return;
        }

        if (isRoused)
        {
            lane.GoTo(desk);
        }
        else if (!room.Admit(lane, end))
        {
            lane.Gate = (end as TurnEnd.MoveTo)?.Gate ?? lane.Gate;
            lane.Reason = (end as TurnEnd.Again)?.Reason;
            lane.Queue();
        }

        lanes.Keep(lane.Head);
    }

    private void Advance(Lane lane)
    {
        if (lanes.Advance(lane))
        {
            lane.GoHome();
        }
    }

    private void Ring()
    {
        lock (guard)
        {
            while (seats.IsOpen && room.TakeDue() is { } gate)
            {
                seats.Fill(gate);
            }
        }
    }
}
