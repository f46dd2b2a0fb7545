using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gateway.Contract;

namespace Gateway.Journal;

// The readable part of each fact on disk, as JSON. Members may be added (older rows read as absent) but never renamed.
internal sealed record PreparedHead(string Event, string Lane, string? BusinessKey, string MappingVersion, ImmutableArray<JournalKey> Keys);

internal sealed record IssuesHead(ImmutableArray<IssueNote> Issues);

internal sealed record AttemptStartedHead(string MsgId, string Step, AttemptPurpose Purpose, string Transaction, string Destination, DateTimeOffset At);

internal sealed record AttemptEndedHead(string MsgId, AttemptOutcome Outcome, string Detail, AttemptTiming Timing, ImmutableArray<KeyBookRow> Learned, ImmutableArray<LedgerLine>? Booked = null);

internal sealed record FinishedHead(MessageState State, ImmutableArray<IssueNote> Issues);

internal sealed record RepliedHead(bool IsFinal);

internal sealed record ReleasedHead(string Reason, ReleaseHow? How = null, string? Number = null);

internal sealed record AnsweredLateHead(string MsgId, AttemptOutcome Outcome, string Detail);

internal sealed record DroppedHead(KeptParts Kept, long Bytes);

internal sealed record SkippedHead(string Reason, long? Successor);

internal sealed record KeyLapsedHead(long TakenBy);

/// <summary>An issue on disk: its code by id, so that texts may be mended later.</summary>
internal sealed record IssueNote(string Code, Severity Severity, string Path, int Offset, int Length, string Reason, string? TableRow)
{
    public static ImmutableArray<IssueNote> From(ImmutableArray<Issue> issues) => issues.IsDefaultOrEmpty ? [] :
        [.. issues.Select(issue => new IssueNote(issue.Code.Id, issue.Code.Severity, issue.At.Path, issue.At.Offset, issue.At.Length, issue.Reason, issue.TableRow))];

    public static ImmutableArray<Issue> ToIssues(ImmutableArray<IssueNote> notes) => notes.IsDefaultOrEmpty ? [] : [.. notes.Select(note => note.ToIssue())];

    private Issue ToIssue() => new(CodeOf(), new SourceLocation(Path, Offset, Length), Reason) { TableRow = TableRow };

    private IssueCode CodeOf() => IssueCodes.All.TryGetValue(Code, out IssueCode? known)
        ? known
        : new IssueCode(Code, Severity, "This version does not know the code.", "本版本没有此代码。");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreparedHead))]
[JsonSerializable(typeof(IssuesHead))]
[JsonSerializable(typeof(AttemptStartedHead))]
[JsonSerializable(typeof(AttemptEndedHead))]
[JsonSerializable(typeof(FinishedHead))]
[JsonSerializable(typeof(RepliedHead))]
[JsonSerializable(typeof(ReleasedHead))]
[JsonSerializable(typeof(AnsweredLateHead))]
[JsonSerializable(typeof(DroppedHead))]
[JsonSerializable(typeof(SkippedHead))]
[JsonSerializable(typeof(KeyLapsedHead))]
internal sealed partial class FactJson : JsonSerializerContext;
