using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What a waiting message waits for, as its lane knows.</summary>
/// <param name="Lane">Null where it has no lane, or the lane has no work.</param>
/// <param name="Closed">Why its destination takes nothing; null while it does.</param>
public readonly record struct Waiting(LaneView? Lane, ClosureView? Closed)
{
    /// <summary>The verdict where not the message itself is the reason; null where it is.</summary>
    internal Verdict? Of(MessageHeader message)
    {
        if (Lane is { } lane && lane.MessageId != message.Id)
        {
            return lane.State == LaneState.Blocked
                ? new Verdict(Party.Gateway, $"#{lane.MessageId}", $"前面的报文 {lane.MessageId} 被搁置：先处理它（gateway messages show {lane.MessageId}），本报文随后自动继续。", $"Message {lane.MessageId} before it is parked: settle that one first (gateway messages show {lane.MessageId}); this one then goes on by itself.")
                : new Verdict(Party.Gateway, $"#{lane.MessageId}", $"排在报文 {lane.MessageId} 之后，随后自动继续；无需处理。", $"It waits behind message {lane.MessageId} and goes on by itself; nothing to do.");
        }

        if (Closed is not { } closed)
        {
            return null;
        }

        string evidence = $"{closed.Since.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm:ss}: {closed.Reason}";
        string next = $"{closed.Next.ToOffset(ChinaTime.Offset):HH:mm:ss}";
        return closed switch
        {
            { IsDeclared: true } => new Verdict(Party.Gateway, evidence, $"运维人员已暂停向该目的地发送，{next}后自动继续。", $"An operator has closed the destination; it opens at {next} by itself."),
            _ when closed.Reason.StartsWith("GW", StringComparison.Ordinal) && IssueCodes.All.TryGetValue(closed.Reason.Split(' ')[0], out IssueCode? code) => new Verdict(Party.Gateway, evidence, code.Chinese, code.English),
            _ => new Verdict(Party.Platform, evidence, $"平台暂不受理，网关在{next}再试，恢复后自动继续；无需处理。", $"The platform takes nothing for now; the gateway looks again at {next} and goes on by itself; nothing to do."),
        };
    }
}
