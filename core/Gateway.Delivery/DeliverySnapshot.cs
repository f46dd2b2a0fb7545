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

/// <summary>One transaction of a destination.</summary>
/// <param name="Name">For example <c>2207</c>.</param>
/// <param name="Breaker">Closed lets calls through; open does not; half open tries one.</param>
/// <param name="ReopensAt">When an open breaker tries one call; null while it is closed.</param>
/// <param name="Active">Calls under way.</param>
/// <param name="Waiting">Lanes held back by breaker or limit.</param>
public sealed record TransactionView(string Name, BreakerState Breaker, DateTimeOffset? ReopensAt, int Active, int Waiting)
{
    /// <summary>Why its calls stopped, in the words of the last failure; null while they go through.</summary>
    public string? Reason { get; init; }

    /// <summary>Calls at the same time at most; null: as many as the destination's messages.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Calls a second at most; null: only the destination's limit holds.</summary>
    public double? RateLimit { get; init; }

    internal static TransactionView Of(TransactionGate gate)
    {
        BreakerState state = gate.Target.State switch
        {
            CircuitState.Closed => BreakerState.Closed,
            CircuitState.HalfOpen => BreakerState.HalfOpen,
            _ => BreakerState.Open,
        };
        return new TransactionView(gate.Name, state, state == BreakerState.Closed ? null : gate.Target.ReopensAt, gate.Active, gate.Waiting.Count)
        {
            Reason = state == BreakerState.Closed ? null : gate.Target.LastFailure,
            Concurrency = gate.Options.Concurrency,
            RateLimit = gate.Options.RateLimit,
        };
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
    /// <summary>Of a sleeping lane: its platform ends each session as soon as somebody has signed in.</summary>
    public const string SessionEndedAtOnce = "the platform ended a session that had only just begun";

    /// <summary>At a gate whose breaker is open, or ready where seats are short: the words of the last failure; null where there is none.</summary>
    public string? Failure { get; init; }

    /// <summary>Ready, and its destination, which has opened only lately, has no seat free: how many it gives; null otherwise.</summary>
    public int? Seats { get; init; }

    /// <summary>Whose signing in it waits for; null while it waits for nobody's.</summary>
    public SessionKey? Session { get; init; }

    /// <summary>Whether a message is in it that goes before all others: its visit is being undone.</summary>
    public bool HasFirst { get; init; }

    internal static LaneView Of(Lane lane) => new(
        lane.Key, lane.State, lane.Head.Id, lane.Waiting, lane.State == LaneState.Sleeping ? lane.Until : null, lane.State == LaneState.Active ? null : lane.Reason) 
    {
        HasFirst = lane.HasFirst,
        Failure = lane.State == LaneState.AtGate ? lane.Gate.Transactions.FirstOrDefault(gate => gate.Name == lane.Reason && gate.Target.State != CircuitState.Closed)?.Target.LastFailure
            : IsShort(lane) ? lane.Gate.LastFailure : null,
        Seats = IsShort(lane) ? lane.Gate.Seats : null,
        Session = lane.State == LaneState.AtSession ? lane.Session : null,
    };

    private static bool IsShort(Lane lane) => lane.State == LaneState.Ready && lane.Gate.IsShortOfSeats;
}
