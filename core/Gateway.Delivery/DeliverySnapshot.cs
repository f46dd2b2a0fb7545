using System.Collections.Immutable;
using Gateway.Journal;
using Polly.CircuitBreaker;

namespace Gateway.Delivery;

/// <summary>What the engine does at one moment, for people.</summary>
/// <param name="At">The moment.</param>
/// <param name="Lanes">Lanes with work.</param>
/// <param name="Messages">Messages in them, parked ones included.</param>
/// <param name="Destinations">By name.</param>
public sealed record DeliverySnapshot(DateTimeOffset At, int Lanes, long Messages, ImmutableArray<DestinationView> Destinations);

/// <summary>One destination at one moment.</summary>
/// <param name="Name">For example <c>nhsa</c>; empty for lanes whose key names none.</param>
/// <param name="Closed">Null while it is open.</param>
/// <param name="Seats">Messages that may be worked on at once; fewer than configured for a while after it was closed.</param>
/// <param name="Lanes">How many lanes are in which state.</param>
/// <param name="Transactions">Those that were called since the start.</param>
public sealed record DestinationView(string Name, ClosureView? Closed, int Seats, ImmutableSortedDictionary<LaneState, int> Lanes, ImmutableArray<TransactionView> Transactions)
{
    internal static DestinationView Of(DestinationGate gate, IEnumerable<Lane> lanes) => new(
        gate.Name,
        gate.Closure is { } closure ? Of(closure) : null,
        gate.Seats,
        lanes.GroupBy(lane => lane.State).ToImmutableSortedDictionary(group => group.Key, group => group.Count()),
        [.. gate.Transactions.OrderBy(transaction => transaction.Name, StringComparer.Ordinal).Select(TransactionView.Of)]);

    internal static ClosureView Of(Closure closure) => new(closure.Since, closure.Reason, closure.IsDeclared, closure.Next);
}

/// <summary>Why a destination takes nothing.</summary>
/// <param name="Since">When it closed.</param>
/// <param name="Reason">In its own words, or a person's.</param>
/// <param name="IsDeclared">Whether a person or a calendar said so; otherwise its answers did.</param>
/// <param name="Next">When it opens (declared), or when one message looks whether it has.</param>
public sealed record ClosureView(DateTimeOffset Since, string Reason, bool IsDeclared, DateTimeOffset Next);

/// <summary>One transaction of a destination.</summary>
/// <param name="Name">For example <c>2207</c>.</param>
/// <param name="Breaker">Closed lets calls through; open does not; half open tries one.</param>
/// <param name="ReopensAt">When an open breaker tries one call; null while it is closed.</param>
/// <param name="Active">Calls under way.</param>
/// <param name="Waiting">Lanes held back by breaker or limit.</param>
public sealed record TransactionView(string Name, BreakerState Breaker, DateTimeOffset? ReopensAt, int Active, int Waiting)
{
    internal static TransactionView Of(TransactionGate gate)
    {
        BreakerState state = gate.Target.State switch
        {
            CircuitState.Closed => BreakerState.Closed,
            CircuitState.HalfOpen => BreakerState.HalfOpen,
            _ => BreakerState.Open,
        };
        return new TransactionView(gate.Name, state, state == BreakerState.Closed ? null : gate.Target.ReopensAt, gate.Active, gate.Waiting.Count);
    }
}

/// <summary>Whether calls go through.</summary>
public enum BreakerState
{
    Closed,
    Open,
    HalfOpen,
}

/// <summary>One lane at one moment.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State">What it does.</param>
/// <param name="MessageId">The message that goes next or now.</param>
/// <param name="Behind">Messages behind that one.</param>
/// <param name="Until">Until when it sleeps; null when it waits for no time.</param>
/// <param name="Reason">Why it waits; null when it does not, or when the journal says why (parked).</param>
public sealed record LaneView(LaneKey Key, LaneState State, long MessageId, int Behind, DateTimeOffset? Until, string? Reason)
{
    /// <summary>Whether a message is in it that goes before all others: its visit is being undone.</summary>
    public bool HasFirst { get; init; }

    internal static LaneView Of(Lane lane) => new(
        lane.Key, lane.State, lane.Head.Id, lane.Waiting, lane.State == LaneState.Sleeping ? lane.Until : null, lane.State == LaneState.Active ? null : lane.Reason) { HasFirst = lane.HasFirst };
}
