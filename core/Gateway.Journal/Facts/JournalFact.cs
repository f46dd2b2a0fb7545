using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>
/// One fact about one message, in the order it became true. What a message's state is follows from its facts alone.
/// The journal keeps bytes, headers and keys; it does not look inside them.
/// </summary>
public abstract record JournalFact
{
    private JournalFact() { }

    /// <summary>J2: what will be sent and under which mapping version; written before anything leaves.</summary>
    /// <param name="Event">The canonical event, e.g. <c>outpatient.settle</c>.</param>
    /// <param name="Lane">What must stay in order together.</param>
    /// <param name="BusinessKey">What may be live only once, e.g. institution + event + invoice; null where the event has none.</param>
    /// <param name="MappingVersion">Source, version and hash.</param>
    /// <param name="Keys">How operators find the message again: kind (visit, invoice, person-hash) and value.</param>
    /// <param name="Canonical">The canonical Bundle as JSON.</param>
    /// <param name="Plan">The plan as its owner wrote it.</param>
    public sealed record Prepared(string Event, LaneKey Lane, string? BusinessKey, string MappingVersion, ImmutableArray<JournalKey> Keys, ReadOnlyMemory<byte> Canonical, ReadOnlyMemory<byte> Plan) : JournalFact;

    /// <summary>Steps 3 to 6 found faults; the message ends here.</summary>
    public sealed record Rejected(ImmutableArray<Issue> Issues) : JournalFact;

    /// <summary>J3: the attempt's bytes and msgid, on disk before a byte leaves.</summary>
    public sealed record AttemptStarted(AttemptIntent Intent) : JournalFact;

    /// <summary>J4: what the attempt came to.</summary>
    /// <param name="MsgId">Of the attempt.</param>
    /// <param name="Outcome">One of four.</param>
    /// <param name="Detail">Code and text of the other side, or the cause in our words.</param>
    /// <param name="Answer">The answer's bytes; empty when there was none.</param>
    /// <param name="Timing">How long connecting, sending and waiting took.</param>
    /// <param name="Learned">Local to platform numbers that the answer gave; they enter the key book with this fact.</param>
    public sealed record AttemptEnded(string MsgId, AttemptOutcome Outcome, string Detail, ReadOnlyMemory<byte> Answer, AttemptTiming Timing, ImmutableArray<KeyBookRow> Learned) : JournalFact
    {
        /// <summary>Money that the attempt moved, or that it showed to have been moved; enters the ledger with this fact.</summary>
        public ImmutableArray<LedgerLine> Booked { get; init; } = [];
    }

    /// <summary>The plan has ended; the lane goes on.</summary>
    /// <param name="State">Accepted, Refused or Reversed.</param>
    /// <param name="Issues">Why it was refused; empty when accepted.</param>
    /// <param name="Answer">The canonical answer as JSON, for the reply.</param>
    public sealed record Finished(MessageState State, ImmutableArray<Issue> Issues, ReadOnlyMemory<byte> Answer) : JournalFact;

    /// <summary>The reply's bytes, before they are handed to the sender.</summary>
    /// <param name="Bytes">In the sender's own format.</param>
    /// <param name="IsFinal">False for a "pending" reply after the deadline.</param>
    public sealed record Replied(ReadOnlyMemory<byte> Bytes, bool IsFinal) : JournalFact;

    /// <summary>Set aside for a person; blocks its lane only.</summary>
    public sealed record Parked(ImmutableArray<Issue> Issues) : JournalFact;

    /// <summary>A person let a parked message go on, or sent a rejected one round again.</summary>
    /// <param name="Reason">What the person wrote.</param>
    public sealed record Released(string Reason) : JournalFact
    {
        /// <summary>How it is to go on.</summary>
        public ReleaseHow How { get; init; }

        /// <summary>The platform's number that the person named, where one is adopted; null otherwise.</summary>
        public string? Number { get; init; }
    }

    /// <summary>An answer that came after its attempt had been given up: evidence for people. Nothing follows from it.</summary>
    /// <param name="MsgId">Of an attempt that has its outcome.</param>
    /// <param name="Outcome">What the answer would have meant in time.</param>
    /// <param name="Detail">Code and text of the other side.</param>
    /// <param name="Answer">The answer's bytes.</param>
    public sealed record AnsweredLate(string MsgId, AttemptOutcome Outcome, string Detail, ReadOnlyMemory<byte> Answer) : JournalFact;

    /// <summary>The bytes of a final message were dropped by age. Only the journal's keeping writes it, together with the dropping.</summary>
    /// <param name="Kept">What is left of them.</param>
    /// <param name="Bytes">How many bytes on disk that freed.</param>
    /// <param name="Digest">SHA-256 over what is left of each row that was cut, so that the chain goes on covering it.</param>
    public sealed record Dropped(KeptParts Kept, long Bytes, ReadOnlyMemory<byte> Digest) : JournalFact;

    /// <summary>A person decided that a message goes no further, or corrected it and sent the correction in its stead. Nothing of it is live.</summary>
    /// <param name="Reason">What the person wrote.</param>
    public sealed record Skipped(string Reason) : JournalFact
    {
        /// <summary>The number of the corrected message; null where there is none.</summary>
        public long? Successor { get; init; }
    }

    /// <summary>A message of long ago gave its business key up to a new one: what comes again after the period of duplicates counts as new.</summary>
    /// <param name="TakenBy">The number of the new message.</param>
    public sealed record KeyLapsed(long TakenBy) : JournalFact;
}
