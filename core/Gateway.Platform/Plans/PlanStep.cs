using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gateway.Delivery;

namespace Gateway.Platform;

/// <summary>One transaction of a plan, as plans.yaml writes it.</summary>
public sealed record PlanStep
{
    /// <summary>Unique within the plan: <c>register</c>, <c>charges</c>.</summary>
    public required string Name { get; init; }

    /// <summary>For example <c>2201</c>; always text.</summary>
    public required string Transaction { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>Facts that must be known before it is sent.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Facts that its answer gives.</summary>
    public ImmutableArray<string> Gives { get; init; } = [];

    /// <summary>The step is left out when the key book gives all of these before the plan starts.</summary>
    public ImmutableArray<string> SkipWhenKnown { get; init; } = [];

    /// <summary>Facts that this step makes untrue.</summary>
    public ImmutableArray<string> Forgets { get; init; } = [];

    /// <summary>Rules that are asked before it is sent for the first time: <c>person</c>, <c>amounts</c>.</summary>
    public ImmutableArray<string> Check { get; init; } = [];

    /// <summary>What must hold for the step to be taken at all, all of it: <c>dialect:SETTING</c> → how the province has it, <c>fact:NAME</c> → a value of the message, <c>*</c> for any. Settled when the plan is made, so null in a journal.</summary>
    public ImmutableSortedDictionary<string, string>? When { get; init; }

    /// <summary>Of a step that takes something back: facts by which it takes back all of its kind at once, as the undo of a whole visit wants it.</summary>
    public ImmutableSortedDictionary<string, string>? Whole { get; init; }

    /// <summary>One transaction for every run of resources; null for one transaction in all.</summary>
    public StepBatch? Batch { get; init; }

    /// <summary>The transaction that takes the step back; null where there is none.</summary>
    public string? Undo { get; init; }

    /// <summary>What to do when an attempt's outcome is unknown.</summary>
    public WhenUnknown Unknown { get; init; }

    /// <summary>How to learn what became of an attempt; null where nothing can be asked.</summary>
    public StepAsk? Ask { get; init; }

    /// <summary>The transaction that takes back one attempt by its msgid (冲正); null where there is none.</summary>
    public string? Reverse { get; init; }

    /// <summary>Number of transactions: 1, or the number of batches that the message gives.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Of a step that takes back what another message did: that; never in a file.</summary>
    [JsonIgnore]
    public UndoTarget? Target { get; init; }

    /// <summary>Whether a refusal is not the end: taking a visit back, and signing in, are tried again.</summary>
    [JsonIgnore]
    internal bool IsTriedAgain => Target is not null || Gives.Contains(SessionKey.Number);
}

/// <summary>Whether a transaction changes anything.</summary>
public enum StepKind
{
    /// <summary>Changes nothing; simply repeated.</summary>
    Query,

    /// <summary>Changes something: a blind repeat could do it twice.</summary>
    Effect,
}

/// <summary>What an unknown outcome calls for.</summary>
public enum WhenUnknown
{
    /// <summary>Repeat it: a second time changes nothing.</summary>
    Again,

    /// <summary>Ask; repeat it when it is not there.</summary>
    AskThenAgain,

    /// <summary>Ask; when it is not there, take the attempt back by its msgid, ask once more, and only then do it again.</summary>
    AskThenReverse,
}

/// <summary>How a step is cut into transactions.</summary>
/// <param name="Over">The resource type, e.g. <c>ChargeItem</c>, or the rows of one resource as the table's each writes them, e.g. <c>ConceptMap.group.element[]</c>.</param>
/// <param name="Size">Most of them in one transaction.</param>
public sealed record StepBatch(string Over, int Size);

/// <summary>How to learn what became of an attempt.</summary>
/// <param name="Transaction">For example <c>5203</c>.</param>
/// <param name="Rows">Where candidates stand in its output; <c>row</c> when the output itself is an array, <c>.</c> when it is the one candidate.</param>
/// <param name="Recognise">Field of a row → what it must equal: <c>msgid</c>, <c>sent:PATH</c> or <c>fact:NAME</c>.</param>
/// <param name="Every">Whether each value that was sent must be found, not just one.</param>
public sealed record StepAsk(string Transaction, string Rows, ImmutableSortedDictionary<string, string> Recognise, bool Every = false)
{
    /// <summary>Whether rows that no longer count are looked at too: what is asked about is a refund. Null for no.</summary>
    public bool? Refunds { get; init; }
}
