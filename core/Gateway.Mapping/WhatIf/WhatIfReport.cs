using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>What a draft would have done to past messages. Every message is in exactly one of the five counts.</summary>
public sealed record WhatIfReport
{
    /// <summary>Messages that were run through both.</summary>
    public required long Messages { get; init; }

    /// <summary>Same canonical message, same transactions; what became of it then is the same too.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Accepted by both, with another canonical message or other transactions.</summary>
    public required long Changed { get; init; }

    /// <summary>Accepted before, refused by the draft.</summary>
    public required long NewlyRefused { get; init; }

    /// <summary>Refused before, accepted by the draft.</summary>
    public required long NewlyAccepted { get; init; }

    /// <summary>Refused by both before they could be compared.</summary>
    public required long StillRefused { get; init; }

    /// <summary>Of those refused by both: for other reasons than before.</summary>
    public required long RefusedDifferently { get; init; }

    /// <summary>Messages that the draft touches: changed, newly refused, newly accepted.</summary>
    public long Touched => Changed + NewlyRefused + NewlyAccepted;

    /// <summary>By element, most messages first.</summary>
    public required ImmutableArray<CountedPlace> Elements { get; init; }

    /// <summary>By field of a transaction, most messages first.</summary>
    public required ImmutableArray<CountedPlace> Fields { get; init; }

    /// <summary>By table row that writes the changed elements, most messages first.</summary>
    public required ImmutableArray<CountedPlace> Rows { get; init; }

    /// <summary>Why the draft refuses what was accepted: issue code and row.</summary>
    public required ImmutableArray<CountedPlace> Refusals { get; init; }

    /// <summary>Amounts that differ, in yuan.</summary>
    public required ImmutableArray<MoneyChange> Money { get; init; }

    /// <summary>Some of the changed messages, oldest first.</summary>
    public required ImmutableArray<ChangedMessage> Samples { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }
}

/// <summary>In how many messages a place differs.</summary>
public sealed record CountedPlace(string Place, long Messages);

/// <summary>What happens to one amount over all messages, in yuan.</summary>
/// <param name="Element">Without positions.</param>
/// <param name="Messages">In how many messages.</param>
/// <param name="Absolute">Sum of the differences without their sign.</param>
/// <param name="Net">Sum of the differences: after less before.</param>
public sealed record MoneyChange(string Element, long Messages, decimal Absolute, decimal Net);

/// <summary>One message that the draft touches.</summary>
/// <param name="Message">Its number in the journal, or its file.</param>
/// <param name="Kind">changed, newly-refused or newly-accepted.</param>
/// <param name="Changes">Before and after, personal values hidden.</param>
public sealed record ChangedMessage(string Message, string Kind, ImmutableArray<ShownChange> Changes);

/// <summary>A change as reports may show it.</summary>
public sealed record ShownChange(string Place, string? Old, string? New, string? TableRow);
