using System.Collections.Immutable;
using Gateway.Mapping;

namespace Gateway.Console.Api;

/// <summary>Makes a message again from its bytes, to show which bytes and which table rows each of its values came from. Implemented where the tables are held. Sends and journals nothing.</summary>
public interface ITraceDesk
{
    /// <summary>The trace of a message, with patient data in it.</summary>
    /// <returns>Null when there is no such message; a trace with a <see cref="MessageTrace.Fault"/> where it cannot be made again.</returns>
    Task<MessageTrace?> OfAsync(long messageId, CancellationToken cancellationToken);

    /// <summary>The trace that a message would have whose bytes were these, by the tables that serve now.</summary>
    /// <returns>As above.</returns>
    Task<MessageTrace?> OfBytesAsync(long messageId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}

/// <summary>Where every value of a message came from. Holds patient data: views mask it.</summary>
public sealed record MessageTrace
{
    /// <summary>Why there is none, in both languages; null when there is one.</summary>
    public (string Chinese, string English)? Fault { get; init; }

    /// <summary>Whether the canonical message came out byte for byte as it was journalled; null where none was journalled.</summary>
    public bool? IsAsThen { get; init; }

    /// <summary>What the adapter read, in the order of the bytes.</summary>
    public ImmutableArray<RecordValue> Record { get; init; } = [];

    /// <summary>Table rows that wrote something, by <c>file:row</c>.</summary>
    public ImmutableDictionary<string, TableCells> Rows { get; init; } = ImmutableDictionary<string, TableCells>.Empty;

    /// <summary>Every value of the canonical message.</summary>
    public ImmutableArray<TracedElement> Canonical { get; init; } = [];

    /// <summary>Every field of the transactions that left.</summary>
    public ImmutableArray<SentField> Sent { get; init; } = [];
}

/// <summary>One value of the record.</summary>
/// <param name="Path">As tables name it: <c>PID/5/1</c>.</param>
/// <param name="Offset">First byte in the sender's bytes; -1 where there is none.</param>
public sealed record RecordValue(string Path, string Text, int Offset, int Length);

/// <summary>One field of a transaction that left.</summary>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="MsgId">Of the first attempt that carried it.</param>
/// <param name="Place">In the input, with positions from 1: <c>feedetail[2].cnt</c>.</param>
/// <param name="TableRow"><c>file:row</c> of the platform's table; null for what no row writes, and for what goes to a FHIR server, which is the canonical element itself.</param>
/// <param name="Source">The row's source: a FHIR path, or <c>fact:NAME</c> of an earlier answer; empty without a row.</param>
public sealed record SentField(string Transaction, string MsgId, string Place, string Value, string? TableRow, string Source);
