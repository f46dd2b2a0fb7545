using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>One thing that a message of a visit did, or may have done, at the platform.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Event">Its event.</param>
/// <param name="Step">Its step; all batches of charges are one.</param>
/// <param name="State">Whether it still counts.</param>
/// <param name="Facts">What was known then; numbers by the platform's names.</param>
public sealed record VisitEffect(long MessageId, string Event, PlanStep Step, EffectState State, ImmutableSortedDictionary<string, string> Facts)
{
    private const string Settlement = "setl_id";
    private const string Visit = "mdtrt_id";

    /// <summary>The transaction that takes it back; null where nothing does and nothing has to.</summary>
    public string? Undo { get; init; }

    /// <summary>The transaction that takes one attempt back by its msgid; null where nothing does.</summary>
    public string? Reverse { get; init; }

    /// <summary>The msgid whose outcome is not known, and until when it may still act; null where it is known.</summary>
    public (string MsgId, DateTimeOffset At)? Doubted { get; init; }

    /// <summary>Amounts by name, of a settlement that was answered: <c>medfee_sumamt</c>, <c>fund_pay_sumamt</c> …</summary>
    public ImmutableSortedDictionary<string, decimal> Amounts { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>A settlement moves money and goes first; a pharmacy's makes its visit by itself.</summary>
    public bool IsSettlement => Step.Gives.Contains(Settlement);

    /// <summary>What everything else of the visit stands on: registration, admission.</summary>
    public bool IsRegistration => Step.Gives.Contains(Visit) && !IsSettlement;

    /// <summary>Names the step of an undo that takes it back; unique within the visit.</summary>
    public string UndoName => $"{Undo ?? Step.Transaction}-{MessageId}-{Step.Name}";

    internal static ImmutableSortedDictionary<string, decimal> AmountsOf(Bundle? answer) =>
        (answer?.Entry.Select(entry => entry.Resource).OfType<ClaimResponse>().LastOrDefault()?.Total ?? [])
        .Where(total => total.Amount?.Value is not null && total.Category?.Coding.FirstOrDefault()?.Code is not null)
        .GroupBy(total => total.Category!.Coding[0].Code!, StringComparer.Ordinal) // there, see above
        .ToImmutableSortedDictionary(group => group.Key, group => group.First().Amount!.Value!.Value, StringComparer.Ordinal); // there, see above
}

/// <summary>Whether something that a message did still counts.</summary>
public enum EffectState
{
    Live,

    /// <summary>It was perhaps done: the answer was lost.</summary>
    Unknown,

    /// <summary>It was done and taken back.</summary>
    Undone,
}
