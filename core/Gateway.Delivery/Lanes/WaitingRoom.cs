namespace Gateway.Delivery;

/// <summary>Where lanes wait for a time, for a transaction's breaker or limit, or for a session. Guarded by <see cref="LaneScheduler"/>.</summary>
/// <param name="time">Steady time.</param>
/// <param name="ring">Called from the timer, without any lock held, when somebody's time may have come.</param>
internal sealed class WaitingRoom(TimeProvider time, Action ring) : IDisposable
{
    private readonly DueQueue due = new(time, ring);
    private readonly Dictionary<SessionKey, List<Lane>> atSession = [];

    /// <summary>Whether a session is about to begin. Must not wait nor call back.</summary>
    public Func<SessionKey, bool> IsAwaited { get; set; } = _ => false;

    /// <summary>Lets a lane wait if the end of its turn says so and what it would wait for is still to come.</summary>
    /// <returns>Whether it waits here.</returns>
    public bool Admit(Lane lane, TurnEnd end)
    {
        switch (end)
        {
            case TurnEnd.Sleep sleep:
                (lane.State, lane.Until, lane.Reason) = (LaneState.Sleeping, time.GetUtcNow() + sleep.For, sleep.Reason);
                due.Add(lane, lane.Until);
                return true;
            case TurnEnd.AtGate held when !held.Gate.Admits(time.GetUtcNow()):
                (lane.State, lane.Reason) = (LaneState.AtGate, held.Gate.Name);
                held.Gate.Waiting.Enqueue(lane.Institution, lane);
                Call(held.Gate);
                return true;
            case TurnEnd.AtSession held when IsAwaited(held.Session):
                (lane.State, lane.Session, lane.Reason) = (LaneState.AtSession, held.Session, $"operator {held.Session.Operator} is being signed in");
                WaitingFor(held.Session).Add(lane);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Calls those whom a transaction lets through now, and has itself rung for the others.</summary>
    public void Call(TransactionGate gate)
    {
        DateTimeOffset now = time.GetUtcNow();
        for (int calls = gate.Calls(now); calls > 0 && gate.Waiting.TryDequeue(out Lane? lane);)
        {
            if (lane.State == LaneState.AtGate) // or a message that goes before has made it ready since
            {
                lane.Queue();
                calls--;
            }
        }

        if (gate.LookAgainAt(now) is { } at && at < gate.RingsAt)
        {
            gate.RingsAt = at;
            due.Add(gate, at);
        }
    }

    /// <summary>Has itself rung when a destination may have room again.</summary>
    public void Watch(DestinationGate gate)
    {
        if (gate.LookAgainAt(time.GetUtcNow()) is { } at && at < gate.RingsAt)
        {
            gate.RingsAt = at;
            due.Add(gate, at);
        }
    }

    /// <summary>Makes those ready who waited for a session.</summary>
    public IReadOnlyCollection<Lane> Call(SessionKey session)
    {
        if (!atSession.Remove(session, out List<Lane>? waiting))
        {
            return [];
        }

        List<Lane> ready = waiting.FindAll(lane => lane.State == LaneState.AtSession); // or a message that goes before has made it ready since
        ready.ForEach(lane => lane.Queue());
        return ready;
    }

    /// <summary>Lets the next one go whose time has come.</summary>
    /// <returns>The destination where there may be work now; null when nobody's time has come.</returns>
    public DestinationGate? TakeDue()
    {
        switch (due.Take(time.GetUtcNow()))
        {
            case null:
                return null;
            case Lane lane:
                if (lane.State == LaneState.Sleeping && lane.Until <= time.GetUtcNow())
                {
                    lane.Queue();
                }

                return lane.Gate;
            case TransactionGate gate:
                gate.RingsAt = DateTimeOffset.MaxValue;
                Call(gate);
                return gate.Destination;
            case var other:
                var destination = (DestinationGate)other;
                destination.RingsAt = DateTimeOffset.MaxValue;
                return destination;
        }
    }

    public void Dispose() => due.Dispose();

    private List<Lane> WaitingFor(SessionKey session)
    {
        if (!atSession.TryGetValue(session, out List<Lane>? waiting))
        {
            atSession.Add(session, waiting = []);
        }

        return waiting;
    }
}
