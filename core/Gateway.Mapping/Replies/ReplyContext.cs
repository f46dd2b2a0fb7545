using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>What a reply table may ask for.</summary>
/// <param name="Status">What became of the message.</param>
public sealed record ReplyContext(ReplyStatus Status)
{
    /// <summary>The sender's message, for <c>request:PATH</c>.</summary>
    public SourceRecord? Request { get; init; }

    /// <summary>Why it was refused, or warnings. <c>outcome:code</c>, <c>outcome:text</c> and <c>outcome:path</c> tell the first error; under <c>each</c> <c>outcome:issues</c> the current one.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>Who failed and what to do, for <c>outcome:party</c>, <c>outcome:advice</c> and <c>outcome:evidence</c>: of an issue, or, of none, why the message waits. Null where nobody says.</summary>
    public Func<Issue?, Verdict?>? Explain { get; init; }

    /// <summary>The canonical message, for <c>canonical:PATH</c>.</summary>
    public Bundle? Canonical { get; init; }

    /// <summary>The canonical answer, for <c>answer:PATH</c>.</summary>
    public Bundle? Answer { get; init; }

    /// <summary>What the platform's answers and the key book gave, for <c>fact:NAME</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whose message it was.</summary>
    public Institution? Institution { get; init; }

    /// <summary>Takes the codes of ours for which the sender's tables have none; null drops them.</summary>
    public ICollection<UnmappedCode>? Unmapped { get; init; }

    /// <summary>The day whose code rows translate back to the sender's codes; null takes rows that still hold.</summary>
    public DateOnly? TablesOn { get; init; }

    /// <summary>The gateway's own id of the message, for <c>outcome:message-id</c>.</summary>
    public string? MessageId { get; init; }
}
