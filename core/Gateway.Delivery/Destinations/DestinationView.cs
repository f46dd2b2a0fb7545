using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>One destination at one moment.</summary>
/// <param name="Name">For example <c>nhsa</c>; empty for lanes whose key names none.</param>
/// <param name="Closed">Null while it is open.</param>
/// <param name="Seats">Messages that may be worked on at once; fewer than configured for a while after it was closed.</param>
/// <param name="Lanes">How many lanes are in which state.</param>
/// <param name="Transactions">Those that were called since the start.</param>
public sealed record DestinationView(string Name, ClosureView? Closed, int Seats, ImmutableSortedDictionary<LaneState, int> Lanes, ImmutableArray<TransactionView> Transactions)
{
    /// <summary>What waits and when it will be through.</summary>
    public required DrainView Drain { get; init; }

    /// <summary>When the oldest message was received that is next in its lane, parked ones left out; null when nothing waits.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Messages worked on at once at most.</summary>
    public int Concurrency { get; init; }

    /// <summary>Calls a second at most; null for no limit.</summary>
    public double? RateLimit { get; init; }

    /// <summary>The settlement day's cut-off; null where none is configured.</summary>
    public DayCloseView? DayClose { get; init; }

    /// <summary>When its own answers said that it takes nothing, since the start and in order; the one that goes on has no end yet. In steady time.</summary>
    public ImmutableArray<ClosedSpan> Detected { get; init; } = [];

    internal static DestinationView Of(DestinationGate gate, ImmutableArray<Lane> lanes, DateTimeOffset now)
    {
        var drain = DrainView.Of(gate, lanes, now);
        return new DestinationView(
            gate.Name,
            gate.Closure is { } closure ? Of(closure) : null,
            gate.Seats,
            lanes.GroupBy(lane => lane.State).ToImmutableSortedDictionary(group => group.Key, group => group.Count()),
            [.. gate.Transactions.OrderBy(transaction => transaction.Name, StringComparer.Ordinal).Select(TransactionView.Of)])
        {
            Drain = drain,
            Oldest = lanes.Where(lane => lane.State != LaneState.Blocked).Min(lane => lane.Head.Since),
            Concurrency = gate.Options.Concurrency,
            RateLimit = gate.Options.RateLimit,
            Detected = gate.Outages.Told(),
            DayClose = gate.Options.DayClose is { } time ? DayCloseView.Of(time, drain, gate.Active, gate.Closure, now) : null,
        };
    }

    internal static ClosureView Of(Closure closure) => new(closure.Since, closure.Reason, closure.IsDeclared, closure.Next < DateTimeOffset.MaxValue ? closure.Next : null);
}

/// <summary>Why a destination takes nothing.</summary>
/// <param name="Since">When it closed.</param>
/// <param name="Reason">In its own words, or a person's.</param>
/// <param name="IsDeclared">Whether a person or a calendar said so; otherwise its answers did.</param>
/// <param name="Next">When it opens (declared), or when one message looks whether it has; null while it is paused until somebody resumes it.</param>
public sealed record ClosureView(DateTimeOffset Since, string Reason, bool IsDeclared, DateTimeOffset? Next);
