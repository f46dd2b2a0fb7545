using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>What a lane is doing.</summary>
public enum LaneState
{
    /// <summary>Its first message may go on as soon as the destination has room.</summary>
    Ready,

    /// <summary>Its first message is being worked on.</summary>
    Active,

    /// <summary>Its first message waits for a time.</summary>
    Sleeping,

    /// <summary>Its first message waits until the transaction's breaker or limit lets it through.</summary>
    AtGate,

    /// <summary>Its first message is parked.</summary>
    Blocked,

    /// <summary>Its first message waits until its operator is signed in.</summary>
    AtSession,
}

/// <summary>Messages that go one after the other. Lives while it has work; guarded by <see cref="LaneScheduler"/>.</summary>
internal sealed class Lane
{
    private static readonly Comparer<LaneMessage> Order = Comparer<LaneMessage>.Create((left, right) => left.Id == right.Id ? 0 : left.GoesBefore(right) ? -1 : 1);
    private static readonly (bool GoesFirst, bool HasBegun)[] Ranks = [(false, false), (false, true), (true, false), (true, true)];
    private SortedSet<LaneMessage>? waiting;
    private Dictionary<long, long>? corrections;

    public Lane(LaneKey key, LaneMessage first, DestinationGate home)
    {
        (Key, Head, Home, Gate, Institution) = (key, first, home, home, Parts(key).Institution);
        State = first.IsParked ? LaneState.Blocked : LaneState.Ready;
        NotePlace(first);
    }

    public LaneKey Key { get; }

    /// <summary>The second part of the key, whose turns are shared out fairly.</summary>
    public string Institution { get; }

    public LaneMessage Head { get; private set; }

    public int Waiting => waiting?.Count ?? 0;

    public LaneState State { get; set; }

    /// <summary>The first part of the key: where the first transaction of each message is expected to go.</summary>
    public DestinationGate Home { get; }

    /// <summary>Where its next transaction goes.</summary>
    public DestinationGate Gate { get; set; }

    /// <summary>The gate that gave it the seat it works on; null when it is not active.</summary>
    public DestinationGate? Seat { get; set; }

    /// <summary>Whether it was let through a closed gate to see whether that has opened.</summary>
    public bool IsProbe { get; set; }

    /// <summary>Whether a person's word about its first message came during its turn: it has another one at once, whatever it would wait for.</summary>
    public bool IsRoused { get; set; }

    /// <summary>When it got its seat, in steady time.</summary>
    public DateTimeOffset SeatedAt { get; set; }

    /// <summary>Until when it sleeps, in steady time.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Whose session it waited for last.</summary>
    public SessionKey? Session { get; set; }

    /// <summary>Why it waits, for people.</summary>
    public string? Reason { get; set; }

    /// <summary>Destination and institution of <c>destination/institution/scope…</c>; both empty when the key has no parts.</summary>
    public static (string Destination, string Institution) Parts(LaneKey key)
    {
        string[] parts = key.Text.Split('/', 3);
        return parts.Length > 1 ? (parts[0], parts[1]) : ("", "");
    }

    /// <summary>The message with that number, if it is in the lane.</summary>
    public LaneMessage? Find(long messageId)
    {
        if (Head.Id == messageId || waiting is null)
        {
            return Head.Id == messageId ? Head : null;
        }

        foreach ((bool goesFirst, bool hasBegun) in Ranks) // the order looks there first
        {
            if (waiting.TryGetValue(new LaneMessage(messageId) { Place = corrections?.GetValueOrDefault(messageId, messageId) ?? messageId, GoesFirst = goesFirst, HasBegun = hasBegun }, out LaneMessage? found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Takes a message in at its place. The first one keeps its place while it is being worked on.</summary>
    /// <returns>Whether the message is the first one now.</returns>
    public bool Add(LaneMessage message)
    {
        NotePlace(message);
        bool overtakes = State != LaneState.Active && message.GoesBefore(Head);
        (waiting ??= new SortedSet<LaneMessage>(Order)).Add(overtakes ? Head : message);
        Head = overtakes ? message : Head;
        return overtakes;
    }

    // A correction is looked for at the place that it took over; nearly all messages stand at their own.
    private void NotePlace(LaneMessage message)
    {
        if (message.Place != message.Id)
        {
            (corrections ??= [])[message.Id] = message.Place;
        }
    }

    /// <summary>Whether a message is here that goes before all others.</summary>
    public bool HasFirst => Head.GoesFirst || waiting?.Min is { GoesFirst: true };

    /// <summary>Lets a message that goes before all others take the place of one whose turn has ended. What is in memory of that one is given up: the other may change it.</summary>
    /// <returns>Whether the first message is another one now.</returns>
    public bool GiveWay()
    {
        if (Head.GoesFirst || waiting?.Min is not { GoesFirst: true } first)
        {
            return false;
        }

        waiting.Remove(first);
        Head.InHand = null;
        waiting.Add(Head);
        Head = first;
        return true;
    }

    /// <summary>Takes a message out that waits behind the first.</summary>
    public LaneMessage? Remove(long messageId) => Head.Id != messageId && Find(messageId) is { } found && waiting!.Remove(found) ? found : null; // found there

    /// <summary>Waits for a seat, or for a person when its first message is parked.</summary>
    public void Queue()
    {
        State = Head.IsParked ? LaneState.Blocked : LaneState.Ready;
        if (State == LaneState.Ready)
        {
            Gate.Ready.Enqueue(Institution, this, Head.Id);
        }
    }

    /// <summary>The same, for a first message that has not had a turn.</summary>
    public void GoHome() => GoTo(Home);

    /// <summary>Waits for a seat there.</summary>
    public void GoTo(DestinationGate gate)
    {
        Gate = gate;
        Queue();
    }

    /// <summary>Lets a parked message go on.</summary>
    public void Unpark(LaneMessage message)
    {
        message.IsParked = false;
        if (State == LaneState.Blocked && Head == message)
        {
            Queue();
        }
    }

    /// <summary>Lets the first message go.</summary>
    /// <returns>Whether there is another one.</returns>
    public bool Advance()
    {
        if (waiting?.Min is not { } next)
        {
            return false;
        }

        waiting.Remove(next);
        Head = next;
        return true;
    }
}
