namespace Gateway.Contract;

// GW6110 to GW6199: attempts of which it is not known whether the other side acted.
public static partial class IssueCodes
{
    /// <summary>The deadline passed and the outcome is unknown still.</summary>
    public static readonly IssueCode UnknownOverdue = Error("GW6110", "It is not known whether the platform acted, and the deadline has passed: look at 'unknowns show', then ask again, reverse, adopt or give up.", "在期限内仍无法确定平台是否已办理：请用 unknowns show 查看依据，再决定重新查询、冲正、认领或放弃。");

    /// <summary>Something was to be taken back; its first answer was lost and a repetition was refused.</summary>
    public static readonly IssueCode RefusedAfterUnknown = Error("GW6111", "The answer was lost and the repetition was refused: the first one may be the reason; a person must decide.", "首次应答丢失，重发被拒绝，可能首次已办理，需人工核实。");

    /// <summary>A person ordered an ask; the platform answered and did not show the attempt.</summary>
    public static readonly IssueCode AskDidNotTell = Error("GW6112", "The platform was asked as ordered and does not show the attempt; a person must decide.", "已按要求查询，平台未显示该笔业务，需人工决定下一步。");

    /// <summary>A person named a number; the platform does not show it.</summary>
    public static readonly IssueCode NumberNotShown = Error("GW6113", "The platform does not show the number that was to be adopted; a person must decide.", "平台查询结果中没有所认领的编号，需人工核对。");

    /// <summary>A person made sure that nothing is live.</summary>
    public static readonly IssueCode GivenUp = Error("GW6115", "A person made sure that the platform has not done it; the message was given up.", "经人工核实平台未办理，该报文已放弃。");

    /// <summary>The attempt was taken back, and the source does not want it sent anew.</summary>
    public static readonly IssueCode ReversedNotRepeated = Error("GW6116", "The answer was lost; the platform has taken the transaction back. It was not sent anew because the source does not want that.", "应答丢失，已在平台冲正；按来源设置不自动重办，请重新发送。");
}
