using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What is sent for an event, so that message tables can be checked against it before any message comes.</summary>
/// <param name="Event">For example <c>outpatient.settle</c>.</param>
/// <param name="Kind">Kind of destination: <c>nhsa</c>.</param>
/// <param name="Transactions">Everything that may have to be filled: steps, and what asks, undoes and reverses them.</param>
public sealed record PlannedEvent(string Event, string Kind, ImmutableArray<PlannedTransaction> Transactions)
{
    /// <summary>Facts that the message itself gives, with the FHIR paths of which one has to have a value.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Paths)> Facts { get; init; } = [];

    /// <summary>FHIR paths of which one has to have a value, because the event is kept in order by it; empty where it goes by nothing of the message.</summary>
    public ImmutableArray<string> Lane { get; init; } = [];

    /// <summary>Facts that the key book or an answer may give.</summary>
    public ImmutableArray<string> Given { get; init; } = [];
}

/// <summary>One transaction of an event.</summary>
/// <param name="Infno">For example <c>2201</c>.</param>
/// <param name="SkippedWhenKnown">Facts that make it unnecessary when an earlier message brought them; empty for a transaction that is always sent.</param>
public sealed record PlannedTransaction(string Infno, ImmutableArray<string> SkippedWhenKnown)
{
    /// <summary>FHIR paths, one of each list: a message that fills none of a list never sends it.</summary>
    public ImmutableArray<ImmutableArray<string>> OnlyWith { get; init; } = [];
}
