namespace Gateway.Delivery;

/// <summary>A message in a lane. Its lane's owner guards it, or the turn that works on it.</summary>
internal sealed class LaneMessage(long id)
{
    public long Id { get; } = id;

    /// <summary>Its place among the lane's messages: its own number, or that of the message whose correction it is.</summary>
    public long Place { get; init; } = id;

    /// <summary>When the gateway received it; null where nobody said.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a person ended it while it was in its turn: the turn's end takes it out.</summary>
    public bool IsSkipped { get; set; }

    /// <summary>Whether something was tried: it then goes before messages that have not begun, whatever their numbers.</summary>
    public bool HasBegun { get; set; }

    public bool IsParked { get; set; }

    /// <summary>Whether it goes before every other message of the lane, begun or parked.</summary>
    public bool GoesFirst { get; init; }

    /// <summary>What the journal knows, while it is in memory; null when it must be read.</summary>
    public MessageInHand? InHand { get; set; }

    /// <summary>What comes after its last attempt, where the planner was asked already; taken once.</summary>
    public DeliveryAction? Foreseen { get; set; }

    /// <summary>The number of attempts after which the wait before the next one is over; -1 when none is.</summary>
    public int WaitedAfter { get; set; } = -1;

    public bool GoesBefore(LaneMessage other) => GoesFirst != other.GoesFirst ? GoesFirst : HasBegun != other.HasBegun ? HasBegun : Place != other.Place ? Place < other.Place : Id < other.Id;
}

/// <summary>A message with everything that was tried, as the journal has it.</summary>
/// <param name="Item">For the planner.</param>
/// <param name="ReleasedAt">When a person let it go on for the last time: tries before that do not count against it.</param>
internal sealed record MessageInHand(DeliveryItem Item, DateTimeOffset? ReleasedAt)
{
    public MessageInHand With(Attempt attempt) => this with { Item = Item with { Attempts = Item.Attempts.Add(attempt) } };
}
