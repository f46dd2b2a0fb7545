namespace Gateway.Contract;

// Step 6, Plan: which transactions a message needs.
public static partial class IssueCodes
{
    /// <summary>A plan file, dialect or recovery table is not as its format says.</summary>
    public static readonly IssueCode PlanFaulty = Error("GW5001", "A plan, dialect or recovery table is not as its format says.", "交易计划、方言或恢复表不符合格式。");

    /// <summary>No plan says what to send for the event.</summary>
    public static readonly IssueCode PlanMissing = Error("GW5002", "No plan says what to send for this event.", "该业务没有交易计划。");

    /// <summary>A transaction needs a fact that neither the message, nor the key book, nor an answer gives.</summary>
    public static readonly IssueCode FactMissing = Error("GW5003", "A fact that the platform needs is not known.", "缺少平台需要的信息。");

    /// <summary>A message brings nothing that its lane goes by.</summary>
    public static readonly IssueCode LaneUnknown = Error("GW5004", "The message has none of the numbers that keep it in order with others; it was not sent.", "报文没有排序所依据的号码（就诊号、单据号或人员），无法保证先后顺序，未发送。");

    /// <summary>No row of a message's table fills what its lane goes by.</summary>
    public static readonly IssueCode LaneOutOfReach = Error("GW5005", "No row gives the number that keeps the message in order with others.", "对照表没有给出报文排序所依据的号码。");
}
