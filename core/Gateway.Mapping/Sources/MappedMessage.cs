using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping;

/// <summary>A canonical message and what the rest of the line needs to know of it.</summary>
/// <param name="Bundle">Of type message; its MessageHeader names the event.</param>
/// <param name="Event">For example <c>outpatient.settle</c>.</param>
/// <param name="MessageId">The sender's own id of the message; null where it has none.</param>
/// <param name="BusinessKey">What may be live only once; null where the table names none.</param>
/// <param name="Visits">The sender's visit numbers; lanes and the key book use them.</param>
/// <param name="Keys">Ways to find the message: visit, invoice, person (hashed).</param>
public sealed record MappedMessage(
    Bundle Bundle, string Event, string? MessageId, string? BusinessKey, ImmutableArray<string> Visits, ImmutableArray<MessageKey> Keys)
{
    /// <summary>Where each element came from; spelt out when asked.</summary>
    public ImmutableArray<LineageEntry> Lineage => Log.Entries();

    /// <summary>Codes that no table knew, each once; a message whose codes were kept has them too.</summary>
    public ImmutableArray<UnmappedCode> Unmapped { get; init; } = [];

    internal LineageLog Log { get; init; } = new();
}

/// <summary>One way to find a message.</summary>
/// <param name="Kind"><c>visit</c>, <c>invoice</c>, <c>person</c>.</param>
/// <param name="Value">The sender's number; a person's is <see cref="PersonKey"/>.</param>
public readonly record struct MessageKey(string Kind, string Value);

/// <summary>Where an element came from.</summary>
/// <param name="Element">Path in the Bundle, e.g. <c>ChargeItem[2].quantity.value</c>.</param>
/// <param name="TableRow"><c>file:row</c>.</param>
/// <param name="At">The source's path and bytes.</param>
public readonly record struct LineageEntry(string Element, string TableRow, SourceLocation At);
