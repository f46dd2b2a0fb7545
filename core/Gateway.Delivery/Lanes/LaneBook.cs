using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>The lanes that have work, and how many of their messages stay in memory whole. Guarded by <see cref="LaneScheduler"/>.</summary>
/// <param name="messagesKept">Waiting messages that may stay in memory; the others are read from the journal when their turn comes.</param>
internal sealed class LaneBook(int messagesKept)
{
    private readonly Dictionary<LaneKey, Lane> lanes = [];
    private int kept;

    public IReadOnlyCollection<Lane> All => lanes.Values;

    /// <summary>Messages in all lanes, parked ones included.</summary>
    public long Messages { get; private set; }

    public Lane? Find(LaneKey key) => lanes.GetValueOrDefault(key);

    public Lane Open(LaneKey key, LaneMessage first, DestinationGate home)
    {
        var lane = new Lane(key, first, home);
        lanes.Add(key, lane);
        Messages++;
        Keep(first);
        return lane;
    }

    /// <summary>Takes a message into a lane that has work.</summary>
    /// <returns>Whether it is the lane's first one now.</returns>
    public bool Insert(Lane lane, LaneMessage message)
    {
        Messages++;
        Keep(message);
        if (message.GoesFirst && lane.State != LaneState.Active && lane.Head.InHand is not null)
        {
            lane.Head.InHand = null; // the message that goes first may change it
            kept--;
        }

        return lane.Add(message);
    }

    /// <summary>Lets a lane's first message go.</summary>
    /// <returns>Whether there is another one; if not, the lane is gone.</returns>
    public bool Advance(Lane lane)
    {
        Messages--;
        return lane.Advance() || !lanes.Remove(lane.Key);
    }

    /// <summary>Takes messages out of an active lane that ended without a turn of their own.</summary>
    public void Forget(Lane lane, IEnumerable<long> messages)
    {
        foreach (LaneMessage gone in messages.Select(lane.Remove).OfType<LaneMessage>())
        {
            Messages--;
            kept -= gone.InHand is null ? 0 : 1;
        }
    }

    /// <summary>A message begins to wait: it stays in memory if there is room.</summary>
    public void Keep(LaneMessage message)
    {
        if (message.InHand is not null && kept >= messagesKept)
        {
            message.InHand = null;
        }

        kept += message.InHand is null ? 0 : 1;
    }

    /// <summary>A message waits no more: it is worked on.</summary>
    public void Take(LaneMessage message) => kept -= message.InHand is null ? 0 : 1;
}
