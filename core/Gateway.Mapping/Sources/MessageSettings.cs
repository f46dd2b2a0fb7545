using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>One entry of <c>messages</c> in source.yaml, compiled.</summary>
internal sealed record MessageSettings
{
    public required string Name { get; init; }

    public required string Event { get; init; }

    public required ReplyWhen ReplyWhen { get; init; }

    public AfterReversal AfterReversal { get; init; }

    /// <summary>Null takes every record.</summary>
    public required Predicate<RowScope>? When { get; init; }

    /// <summary>The same, parsed; null where there is none.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Where the condition stands.</summary>
    public string WhenAt { get; init; } = "";

    public required KeyExpression? MessageId { get; init; }

    public required ImmutableArray<KeyExpression> BusinessKey { get; init; }

    public required ImmutableArray<KeyExpression> Visits { get; init; }

    public required ImmutableArray<KeyExpression> Invoices { get; init; }

    public required ImmutableArray<KeyExpression> Persons { get; init; }

    public required CanonicalTable Table { get; init; }

    /// <summary>Null where the source answers this message by its error reply alone.</summary>
    public required ReplyTable? Reply { get; init; }

    /// <summary>Null for a message that stands alone.</summary>
    public required string? Continues { get; init; }
}
