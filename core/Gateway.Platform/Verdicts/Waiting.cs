using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What a waiting message waits for, as its lane knows.</summary>
/// <param name="Lane">Null where it has no lane, or the lane has no work.</param>
/// <param name="Closed">Why its destination takes nothing; null while it does.</param>
public readonly record struct Waiting(LaneView? Lane, ClosureView? Closed)
{
    /// <summary>The verdict on the message that goes before it in its lane; null where none does, or nobody has asked.</summary>
    public Verdict? First { get; init; }

    /// <summary>The message that it waits behind; null where it is the first.</summary>
    public long? Ahead(MessageHeader message) => Lane is { } lane && lane.MessageId != message.Id ? lane.MessageId : null;

    /// <summary>Whether its lane waits for something and no call of it is out.</summary>
    internal bool IsAtRest(MessageHeader message) => Lane is { State: not LaneState.Active } lane && lane.MessageId == message.Id;

    /// <summary>The verdict where not the message itself is the reason; null where it is.</summary>
    internal Verdict? Of(MessageHeader message)
    {
        if (Lane is { } lane && Ahead(message) is { } ahead)
        {
            string evidence = First is null ? $"#{ahead}" : $"#{ahead}: {First.Evidence}";
            return lane.State == LaneState.Blocked
                ? new Verdict(First?.Party ?? Party.Gateway, evidence, $"前面的报文 {ahead} 被搁置：先处理它（gateway messages show {ahead}），本报文随后自动继续。", $"Message {ahead} before it is parked: settle that one first (gateway messages show {ahead}); this one then goes on by itself.")
                : new Verdict(First?.Party ?? Party.Gateway, evidence, $"排在报文 {ahead} 之后，随后自动继续。报文 {ahead}：{First?.Chinese ?? "无需处理。"}", $"It waits behind message {ahead} and goes on by itself. Message {ahead}: {First?.English ?? "nothing to do."}");
        }

        return Closed is { } closed ? Of(closed) : Lane is { } own ? Of(own) : null;
    }

    private static Verdict Of(ClosureView closed)
    {
        string evidence = $"{closed.Since.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm:ss}: {closed.Reason}";
        string next = closed.Next is { } at ? Time(at) : "";
        return closed switch
        {
            { IsDeclared: true, Next: null } => new Verdict(Party.Gateway, evidence, "运维人员已暂停向该目的地发送，恢复后自动继续（gateway destinations resume）。", "An operator has paused the destination; it goes on by itself once somebody resumes it (gateway destinations resume)."),
            { IsDeclared: true } => new Verdict(Party.Gateway, evidence, $"目的地在停机窗口内，{next}后自动继续；无需处理。", $"The destination is in a declared window; it goes on by itself at {next}; nothing to do."),
            _ when closed.Reason.StartsWith("GW", StringComparison.Ordinal) && IssueCodes.All.TryGetValue(closed.Reason.Split(' ')[0], out IssueCode? code) => new Verdict(Party.Gateway, evidence, code.Chinese, code.English),
            _ => new Verdict(Party.Platform, evidence, $"平台暂不受理，网关在{next}再试，恢复后自动继续；无需处理。", $"The platform takes nothing for now; the gateway looks again at {next} and goes on by itself; nothing to do."),
        };
    }

    /// <summary>Adds when the gateway tries again by itself, where its lane waits for that.</summary>
    internal Verdict WithNextTry(Verdict verdict, MessageHeader message) => Lane is { State: LaneState.Sleeping, Until: { } until, Reason: { } reason } lane && lane.MessageId == message.Id
        ? verdict with { Evidence = $"{verdict.Evidence} ({reason})", Chinese = $"{verdict.Chinese}网关在{Time(until)}再试。", English = $"{verdict.English} The gateway tries again at {Time(until)}." }
        : verdict;

    private static Verdict? Of(LaneView lane) => lane switch
    {
        { State: LaneState.AtGate, Reason: { } transaction, Failure: { } failure } => CauseVerdicts.Find(failure, $"#{lane.MessageId}: {transaction}, {failure}") is var known
            ? new Verdict(known?.Party ?? Party.Middle, $"#{lane.MessageId}: {transaction}, {failure}", $"交易{transaction}连续失败，已暂停，稍后自动再试。{known?.Chinese}", $"Calls of {transaction} kept failing and have stopped; the gateway tries again by itself. {known?.English}".Trim())
            : null,
        { State: LaneState.AtGate, Reason: { } transaction } => new Verdict(
            Party.Gateway, $"#{lane.MessageId}: {transaction}", $"交易{transaction}已到配置的限额，随后自动继续（gateway destinations show）；无需处理。", $"Calls of {transaction} are at their configured limit; it goes on by itself (gateway destinations show); nothing to do."),
        _ => null,
    };

    private static string Time(DateTimeOffset at) => $"{at.ToOffset(ChinaTime.Offset):HH:mm:ss}";
}
