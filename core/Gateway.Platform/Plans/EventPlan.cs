using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Gateway.Platform;

/// <summary>The ordered transactions that one event needs, as plans.yaml writes them.</summary>
public sealed record EventPlan
{
    /// <summary>For example <c>outpatient.settle</c>.</summary>
    [JsonIgnore]
    public string Event { get; init; } = "";

    /// <summary>For example <c>nhsa</c>.</summary>
    [JsonIgnore]
    public string Destination { get; init; } = "";

    /// <summary>Version of the tables beside the plan.</summary>
    [JsonIgnore]
    public string Version { get; init; } = "";

    /// <summary>What must stay in order together.</summary>
    public required LaneScope Lane { get; init; }

    public OnRefused OnRefused { get; init; }

    /// <summary>Values of the canonical message that transactions use as <c>fact:NAME</c>.</summary>
    public ImmutableSortedDictionary<string, PathList> Facts { get; init; } = ImmutableSortedDictionary<string, PathList>.Empty;

    /// <summary>What to look up before planning and to write after every answer.</summary>
    public ImmutableArray<KeyBookScope> KeyBook { get; init; } = [];

    public required ImmutableArray<PlanStep> Steps { get; init; }
}

/// <summary>What a lane keeps in order.</summary>
public enum LaneScope
{
    /// <summary>Nothing: every message has its own lane.</summary>
    None,
    Visit,
    Person,
    Operator,
    Institution,
}

/// <summary>What a refusal calls for.</summary>
public enum OnRefused
{
    /// <summary>Nothing but to say so.</summary>
    Stop,

    /// <summary>Take back, last first, the steps of this message that were done and have an undo.</summary>
    Undo,

    /// <summary>What was done stays, and the sender is told so: sent again after correction, it is found by its number and not done twice.</summary>
    Keep,
}

/// <summary>One page of the key book.</summary>
/// <param name="Scope">What the local number names: <c>visit</c>, <c>invoice</c>, <c>person</c>.</param>
/// <param name="Local">Where the message has that number.</param>
/// <param name="Facts">What this page remembers.</param>
/// <param name="Hashed">Whether the number is a person's, which journals know only as a hash.</param>
public sealed record KeyBookScope(string Scope, PathList Local, ImmutableArray<string> Facts, bool Hashed = false)
{
    /// <summary>Whether every institution reads and writes the same page: what an agency tells of a person counts in all hospitals.</summary>
    public bool Shared { get; init; }
}
