namespace Gateway.Delivery;

/// <summary>Hands out the destinations' seats while the engine runs, and knows when the last one has come back. Guarded by <see cref="LaneScheduler"/>.</summary>
/// <param name="start">Starts the work on a lane that got a seat; must not run it at once.</param>
internal sealed class SeatOffice(TimeProvider time, LaneBook lanes, WaitingRoom room, Action<Lane> start)
{
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isOpen;
    private int active;

    /// <summary>Whether seats are handed out. Read without the lock.</summary>
    public bool IsOpen => isOpen;

    /// <summary>Done when it was closed and the last seat has come back.</summary>
    public Task Idle => idle.Task;

    public void Open() => isOpen = true;

    public void Close()
    {
        isOpen = false;
        Settle();
    }

    /// <summary>Gives the next lane a seat.</summary>
    /// <returns>Null when nobody waits, there is no seat, or none is handed out any more.</returns>
    public Lane? Take(DestinationGate gate)
    {
        if (!isOpen || gate.TakeNext(time.GetUtcNow()) is not { } lane)
        {
            return null;
        }

        lanes.Take(lane.Head);
        active++;
        return lane;
    }

    /// <summary>Gives every free seat and starts the work on it; where time will bring more, looks again then.</summary>
    public void Fill(DestinationGate gate)
    {
        while (Take(gate) is { } lane)
        {
            start(lane);
        }

        if (isOpen)
        {
            room.Watch(gate);
        }
    }

    /// <summary>A seat has come back, and whoever took it over has it.</summary>
    public void Return()
    {
        active--;
        Settle();
    }

    private void Settle()
    {
        if (!isOpen && active == 0)
        {
            idle.TrySetResult();
        }
    }
}
