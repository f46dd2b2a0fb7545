using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Journal;

/// <summary>Turns facts into the bytes that the log keeps, and back. What one version wrote every later one reads.</summary>
internal static class FactPayload
{
    /// <summary>Chinese text stays text: the journal is no web page.</summary>
    private static readonly FactJson Json = new(new JsonSerializerOptions(FactJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static FactKind KindOf(JournalFact fact) => fact switch
    {
        JournalFact.Prepared => FactKind.Prepared,
        JournalFact.Rejected => FactKind.Rejected,
        JournalFact.AttemptStarted => FactKind.AttemptStarted,
        JournalFact.AttemptEnded => FactKind.AttemptEnded,
        JournalFact.Finished => FactKind.Finished,
        JournalFact.Replied => FactKind.Replied,
        JournalFact.Parked => FactKind.Parked,
        JournalFact.Released => FactKind.Released,
        JournalFact.AnsweredLate => FactKind.AnsweredLate,
        JournalFact.Dropped => FactKind.Dropped,
        JournalFact.Skipped => FactKind.Skipped,
        JournalFact.KeyLapsed => FactKind.KeyLapsed,
        _ => throw new UnreachableException(),
    };

    public static byte[] Write(JournalFact fact) => fact switch
    {
        JournalFact.Prepared it => FactFrame.Write(new PreparedHead(it.Event, it.Lane.Text, it.BusinessKey, it.MappingVersion, Given(it.Keys)), Json.PreparedHead, it.Canonical, it.Plan),
        JournalFact.Rejected it => FactFrame.Write(new IssuesHead(IssueNote.From(it.Issues)), Json.IssuesHead),
        JournalFact.Parked it => FactFrame.Write(new IssuesHead(IssueNote.From(it.Issues)), Json.IssuesHead),
        JournalFact.AttemptStarted { Intent: var it } => FactFrame.Write(
            new AttemptStartedHead(it.MsgId, it.Step, it.Purpose, it.Transaction, it.Destination, it.At), Json.AttemptStartedHead, it.Bytes),
        JournalFact.AttemptEnded it => FactFrame.Write(
            new AttemptEndedHead(it.MsgId, it.Outcome, it.Detail, it.Timing, Given(it.Learned), it.Booked.IsDefaultOrEmpty ? null : it.Booked), Json.AttemptEndedHead, it.Answer),
        JournalFact.Finished it => FactFrame.Write(new FinishedHead(it.State, IssueNote.From(it.Issues)), Json.FinishedHead, it.Answer),
        JournalFact.Replied it => FactFrame.Write(new RepliedHead(it.IsFinal), Json.RepliedHead, it.Bytes),
        JournalFact.Released it => FactFrame.Write(new ReleasedHead(it.Reason, it.How == ReleaseHow.GoOn ? null : it.How, it.Number), Json.ReleasedHead),
        JournalFact.AnsweredLate it => FactFrame.Write(new AnsweredLateHead(it.MsgId, it.Outcome, it.Detail), Json.AnsweredLateHead, it.Answer),
        JournalFact.Dropped it => FactFrame.Write(new DroppedHead(it.Kept, it.Bytes), Json.DroppedHead, it.Digest),
        JournalFact.Skipped it => FactFrame.Write(new SkippedHead(it.Reason, it.Successor), Json.SkippedHead),
        JournalFact.KeyLapsed it => FactFrame.Write(new KeyLapsedHead(it.TakenBy), Json.KeyLapsedHead),
        _ => throw new UnreachableException(),
    };

    /// <exception cref="InvalidDataException">The bytes are no fact that this version can read.</exception>
    public static JournalFact Read(FactKind kind, ReadOnlyMemory<byte> bytes) => kind switch
    {
        FactKind.Prepared => ReadPrepared(bytes),
        FactKind.Rejected => new JournalFact.Rejected(IssueNote.ToIssues(FactFrame.ReadHead(bytes, Json.IssuesHead).Issues)),
        FactKind.Parked => new JournalFact.Parked(IssueNote.ToIssues(FactFrame.ReadHead(bytes, Json.IssuesHead).Issues)),
        FactKind.AttemptStarted => ReadAttemptStarted(bytes),
        FactKind.AttemptEnded => ReadAttemptEnded(bytes),
        FactKind.Finished => ReadFinished(bytes),
        FactKind.Replied => new JournalFact.Replied(FactFrame.ReadBlock(bytes, 0), FactFrame.ReadHead(bytes, Json.RepliedHead).IsFinal),
        FactKind.Released => ReadReleased(bytes),
        FactKind.AnsweredLate => ReadAnsweredLate(bytes),
        FactKind.Dropped => ReadDropped(bytes),
        FactKind.Skipped => ReadSkipped(bytes),
        FactKind.KeyLapsed => new JournalFact.KeyLapsed(FactFrame.ReadHead(bytes, Json.KeyLapsedHead).TakenBy),
        _ => throw new InvalidDataException($"This version knows no fact of kind {(int)kind}: use a newer gateway to read it."),
    };

    private static JournalFact.Prepared ReadPrepared(ReadOnlyMemory<byte> bytes)
    {
        PreparedHead head = FactFrame.ReadHead(bytes, Json.PreparedHead);
        return new(head.Event, new LaneKey(head.Lane), head.BusinessKey, head.MappingVersion, Given(head.Keys), FactFrame.ReadBlock(bytes, 0), FactFrame.ReadBlock(bytes, 1));
    }

    private static JournalFact.AttemptStarted ReadAttemptStarted(ReadOnlyMemory<byte> bytes)
    {
        AttemptStartedHead head = FactFrame.ReadHead(bytes, Json.AttemptStartedHead);
        return new(new AttemptIntent(head.MsgId, head.Step, head.Purpose, head.Transaction, head.Destination, head.At, FactFrame.ReadBlock(bytes, 0)));
    }

    private static JournalFact.AttemptEnded ReadAttemptEnded(ReadOnlyMemory<byte> bytes)
    {
        AttemptEndedHead head = FactFrame.ReadHead(bytes, Json.AttemptEndedHead);
        return new(head.MsgId, head.Outcome, head.Detail, FactFrame.ReadBlock(bytes, 0), head.Timing, Given(head.Learned)) { Booked = head.Booked ?? [] };
    }

    private static JournalFact.Finished ReadFinished(ReadOnlyMemory<byte> bytes)
    {
        FinishedHead head = FactFrame.ReadHead(bytes, Json.FinishedHead);
        return new(head.State, IssueNote.ToIssues(head.Issues), FactFrame.ReadBlock(bytes, 0));
    }

    private static JournalFact.Released ReadReleased(ReadOnlyMemory<byte> bytes)
    {
        ReleasedHead head = FactFrame.ReadHead(bytes, Json.ReleasedHead);
        return new(head.Reason) { How = head.How ?? ReleaseHow.GoOn, Number = head.Number };
    }

    private static JournalFact.AnsweredLate ReadAnsweredLate(ReadOnlyMemory<byte> bytes)
    {
        AnsweredLateHead head = FactFrame.ReadHead(bytes, Json.AnsweredLateHead);
        return new(head.MsgId, head.Outcome, head.Detail, FactFrame.ReadBlock(bytes, 0));
    }

    private static JournalFact.Dropped ReadDropped(ReadOnlyMemory<byte> bytes)
    {
        DroppedHead head = FactFrame.ReadHead(bytes, Json.DroppedHead);
        return new(head.Kept, head.Bytes, FactFrame.ReadBlock(bytes, 0));
    }

    private static JournalFact.Skipped ReadSkipped(ReadOnlyMemory<byte> bytes)
    {
        SkippedHead head = FactFrame.ReadHead(bytes, Json.SkippedHead);
        return new(head.Reason) { Successor = head.Successor };
    }

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;
}
