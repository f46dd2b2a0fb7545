using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>A message as it came in.</summary>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Source">The source's id, without version.</param>
/// <param name="Listener">Which listener took it, e.g. <c>http</c>, <c>mllp:2575</c>, <c>folder:fujian</c>.</param>
/// <param name="At">When its last byte was here.</param>
/// <param name="Bytes">Without transport framing.</param>
public sealed record Arrival(string Institution, string Source, string Listener, DateTimeOffset At, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Without transport framing.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init => (field, Payload) = (value, null); } = Bytes;

    /// <summary>The same bytes are the same message only if they came at this moment or later; null for ever.</summary>
    public DateTimeOffset? SameSince { get; init; }

    /// <summary>Its sender can be told to come again, so it does not wait for a store that is away; what the gateway itself orders waits.</summary>
    public bool MayBeTurnedAway { get; init; }

    /// <summary>What its sender is told at once, kept together with it; forgotten when the message was here before. Null when that is not known yet.</summary>
    public FactEntry? Reply { get; init => (field, ReplyPayload) = (value, null); }

    /// <summary>Its bytes as they go to disk; null where they were not packed ahead.</summary>
    internal StoredPayload? Payload { get; private init; }

    /// <summary>The same of its reply.</summary>
    internal StoredPayload? ReplyPayload { get; private init; }

    /// <summary>Packed for the disk now: handing it over to a journal then costs next to nothing.</summary>
    public Arrival Packed() => this with { Payload = StoredPayload.Of(Bytes), ReplyPayload = Reply is { } reply ? StoredPayload.Of(FactPayload.Write(reply.Fact)) : null };
}

/// <summary>The number a message got. A number is never used twice and grows with time.</summary>
public readonly record struct Recorded(long MessageId, bool WasHereBefore);

/// <summary>Who caused a fact and when.</summary>
/// <param name="Actor"><c>gateway</c>, or a person's login.</param>
/// <param name="Cause">In a few words: the step, or what the person wrote.</param>
/// <param name="At">Now, from the time provider.</param>
public readonly record struct FactOrigin(string Actor, string Cause, DateTimeOffset At);

/// <summary>A fact to be added, and who caused it.</summary>
public readonly record struct FactEntry(JournalFact Fact, FactOrigin Origin);

/// <summary>A fact with its place in the journal.</summary>
public sealed record JournalledFact(long Sequence, JournalFact Fact, FactOrigin Origin);

/// <summary>What lists show of a message.</summary>
public sealed record MessageHeader(
    long Id, string Institution, string Source, string Listener, MessageState State, DateTimeOffset ReceivedAt, DateTimeOffset ChangedAt,
    string Sha256, int Bytes, string? Event, LaneKey? Lane, string? BusinessKey, string? MappingVersion, string? IssueCode, int Attempts)
{
    /// <summary>What is still there of its bytes.</summary>
    public KeptParts Kept { get; init; }
}

/// <summary>What to list. Members that are null do not restrict.</summary>
public sealed record MessageFilter
{
    public string? Institution { get; init; }

    public string? Source { get; init; }

    /// <summary>For example <c>outpatient.settle</c>; one that begins with a star is the end of it: <c>*.settle</c>.</summary>
    public string? Event { get; init; }

    public MessageState? State { get; init; }

    /// <summary>Where the message's lane goes, for example <c>nhsa</c>. Beside a state that is not final it is quick at any size.</summary>
    public string? Destination { get; init; }

    /// <summary>A key of any kind: visit, invoice, person hash, msgid.</summary>
    public string? Key { get; init; }

    /// <summary>Received at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The leading issue's code, e.g. <c>GW6502</c>.</summary>
    public string? IssueCode { get; init; }

    /// <summary>Only messages with a smaller number: the next page.</summary>
    public long? Before { get; init; }

    /// <summary>Only messages with a greater number, and the oldest first: to walk all of them page by page.</summary>
    public long? After { get; init; }

    /// <summary>Only messages with this number or a greater one: where <see cref="From"/> lies in the row of numbers.</summary>
    internal long? AtLeast { get; init; }

    /// <summary>What the event ends with; null where the whole of it is said.</summary>
    internal string? EventEnd => Event is ['*', .. var end] ? end : null;

    /// <summary>What the lane's key begins with.</summary>
    internal string? LaneStart => Destination is null ? null : Destination + "/";

    /// <summary>Messages on the page, at least 1.</summary>
    public int Limit
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A page holds at least one message.");
    } = 50;
}

/// <summary>One page, newest first. Every fact up to and including <paramref name="CompleteToSequence"/> is in it; none after.</summary>
public sealed record MessagePage(ImmutableArray<MessageHeader> Messages, long CompleteToSequence);

/// <summary>How many messages of a source are in a state.</summary>
public readonly record struct StateCount(string Source, MessageState State, long Messages);

/// <summary>Another message with the same business key is live.</summary>
public sealed class BusinessKeyTakenException(long liveMessageId) : InvalidOperationException($"Message {liveMessageId} with the same business key is live: answer from it, or refuse this one.")
{
    public long LiveMessageId { get; } = liveMessageId;
}
