using System.Globalization;
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

    /// <summary>The message that signs its operator in, where it waits for that; null otherwise.</summary>
    public long? SigningIn { get; init; }

    /// <summary>The message whose verdict <see cref="First"/> is wanted: the one before it, or the one that signs in.</summary>
    public long? HeldBy(MessageHeader message) => Ahead(message) ?? SigningIn;

    /// <summary>Whether its platform ends every session as soon as it has begun.</summary>
    internal bool LosesSessions => Lane is { State: LaneState.Sleeping, Reason: LaneView.SessionEndedAtOnce };

    /// <summary>The message that it waits behind; null where it is the first.</summary>
    public long? Ahead(MessageHeader message) => Lane is { } lane && lane.MessageId != message.Id ? lane.MessageId : null;

    /// <summary>Whether its lane waits for something and no call of it is out.</summary>
    internal bool IsAtRest(MessageHeader message) => Lane is { State: not LaneState.Active } lane && lane.MessageId == message.Id;

    /// <summary>The verdict where not the message itself is the reason; null where it is.</summary>
    /// <param name="message">Its header.</param>
    /// <param name="explain">Gives the verdict on the words of a failed call, and takes the evidence for it; null where no table knows them.</param>
    internal Verdict? Of(MessageHeader message, Func<string, string, Verdict?> explain)
    {
        if (Lane is { } lane && Ahead(message) is { } ahead)
        {
            string evidence = First is null ? $"#{ahead}" : $"#{ahead}: {First.Evidence}";
            return lane.State == LaneState.Blocked
                ? new Verdict(First?.Party ?? Party.Gateway, evidence, $"前面的报文 {ahead} 被搁置：先处理它（gateway messages show {ahead}），本报文随后自动继续。", $"Message {ahead} before it is parked: settle that one first (gateway messages show {ahead}); this one then goes on by itself.")
                : new Verdict(First?.Party ?? Party.Gateway, evidence, $"排在报文 {ahead} 之后，随后自动继续。报文 {ahead}：{First?.Chinese ?? "无需处理。"}", $"It waits behind message {ahead} and goes on by itself. Message {ahead}: {First?.English ?? "nothing to do."}");
        }

        return Closed is { } closed ? Of(closed, explain) : Lane is { State: LaneState.AtSession } ? OfSession() : Lane is { } own ? Of(own, explain) : null;
    }

    private Verdict OfSession() => new(
        First?.Party ?? Party.Gateway, $"#{SigningIn}: {First?.Evidence ?? "J2"}",
        $"操作员正在签到（报文 {SigningIn}），签到后自动继续。{First?.Chinese}", $"The operator is being signed in (message {SigningIn}); it goes on by itself after that. {First?.English}".Trim());

    private static Verdict Of(ClosureView closed, Func<string, string, Verdict?> explain)
    {
        string evidence = $"{closed.Since.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm:ss}: {closed.Reason}";
        string next = closed.Next is { } at ? Time(at) : "";
        return closed switch
        {
            { IsDeclared: true, Next: null } => new Verdict(Party.Gateway, evidence, "运维人员已暂停向该目的地发送，恢复后自动继续（gateway destinations resume）。", "An operator has paused the destination; it goes on by itself once somebody resumes it (gateway destinations resume)."),
            { IsDeclared: true } => new Verdict(Party.Gateway, evidence, $"目的地在停机窗口内，{next}后自动继续；无需处理。", $"The destination is in a declared window; it goes on by itself at {next}; nothing to do."),
            _ when explain(closed.Reason, evidence) is { } known => known with { Chinese = $"{known.Chinese}网关在{next}再试。", English = $"{known.English} The gateway looks again at {next}." },
            _ when closed.Reason.StartsWith("GW", StringComparison.Ordinal) && IssueCodes.All.TryGetValue(closed.Reason.Split(' ')[0], out IssueCode? code) => new Verdict(Party.Gateway, evidence, code.Chinese, code.English),
            _ => new Verdict(Party.Platform, evidence, $"平台暂不受理，网关在{next}再试，恢复后自动继续；无需处理。", $"The platform takes nothing for now; the gateway looks again at {next} and goes on by itself; nothing to do."),
        };
    }

    /// <summary>Adds when the gateway tries again by itself, where its lane waits for that.</summary>
    internal Verdict WithNextTry(Verdict verdict, MessageHeader message) => Lane is { State: LaneState.Sleeping, Until: { } until, Reason: { } reason } lane && lane.MessageId == message.Id
        ? verdict with { Evidence = $"{verdict.Evidence} ({reason})", Chinese = $"{verdict.Chinese}网关在{Time(until)}再试。", English = $"{verdict.English} The gateway tries again at {Time(until)}." }
        : verdict;

    private static Verdict? Of(LaneView lane, Func<string, string, Verdict?> explain) => lane switch
    {
        { State: LaneState.AtGate, Reason: { } transaction, Failure: { } failure } => explain(failure, "") is var known
            ? new Verdict(known?.Party ?? Party.Middle, $"#{lane.MessageId}: {transaction}, {failure}", $"交易{transaction}连续失败，已暂停，稍后自动再试。{known?.Chinese}", $"Calls of {transaction} kept failing and have stopped; the gateway tries again by itself. {known?.English}".Trim())
            : null,
        { State: LaneState.AtGate, Reason: { } transaction } => new Verdict(
            Party.Gateway, $"#{lane.MessageId}: {transaction}", $"交易{transaction}已到配置的限额，随后自动继续（gateway destinations show）；无需处理。", $"Calls of {transaction} are at their configured limit; it goes on by itself (gateway destinations show); nothing to do."),
        { State: LaneState.Ready, Seats: { } seats, Failure: { } failure } => explain(failure, "") is var known
            ? new Verdict(
                known?.Party ?? Party.Middle, string.Create(CultureInfo.InvariantCulture, $"#{lane.MessageId}: {seats} seats, {failure}"),
                $"目的地刚恢复，先放行{seats}笔，而最近一次调用没有得到应答；轮到后自动办理。{known?.Chinese}", $"The destination has opened only lately and takes {seats} at a time, and its last call was not answered; it goes on by itself in its turn. {known?.English}".Trim())
            : null,
        { State: LaneState.Sleeping, Reason: LaneView.SessionEndedAtOnce } => new Verdict(
            Party.Platform, $"#{lane.MessageId}: {lane.Reason}", "平台在签到后立即结束会话，网关稍后重新签到：报给省平台；并核对同一操作员是否在别处签到。", "The platform ends the session right after the sign-in; the gateway signs in again later: tell the province, and see whether somebody else signs in as the same operator."),
        _ => null,
    };

    private static string Time(DateTimeOffset at) => $"{at.ToOffset(ChinaTime.Offset):HH:mm:ss}";
}
