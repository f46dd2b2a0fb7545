using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>What the journal knows of one visit.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Messages">Oldest first, at least one.</param>
/// <param name="Effects">What they did, in order.</param>
public sealed record VisitPicture(LaneKey Lane, ImmutableArray<DeliveryItem> Messages, ImmutableArray<VisitEffect> Effects)
{
    /// <summary>The latest order to take the visit back; null before the first.</summary>
    public DeliveryItem? LastOrder => Messages.LastOrDefault(item => item.Message.Event == UndoOrder.Event);

    /// <summary>The order that has not ended; null when there is none.</summary>
    public DeliveryItem? OpenOrder => LastOrder is { Message.State: MessageState.Prepared or MessageState.Parked } open ? open : null;
}

/// <summary>What came of asking for an undo.</summary>
/// <param name="State">Which of these.</param>
/// <param name="MessageId">The order's number; null where there never was one.</param>
public readonly record struct UndoOrdered(UndoOrderState State, long? MessageId);

/// <summary>What came of asking for an undo.</summary>
public enum UndoOrderState
{
    Begun,

    /// <summary>There was an order that had not ended: it goes on.</summary>
    Continued,

    /// <summary>Nothing is live and nothing waits.</summary>
    NothingLeft,

    /// <summary>An order with another aim has not ended.</summary>
    OtherOpen,
}
