namespace Gateway.Contract;

// Step 8, Deliver, as the lanes see it: why a message was set aside for a person.
public static partial class IssueCodes
{
    /// <summary>The same question went unanswered for longer than the deadline.</summary>
    public static readonly IssueCode OutcomeStaysUnknown = Error("GW6501", "What became of a transaction could not be learnt in time; a person has to look.", "交易结果在时限内无法确认，需人工核实。");

    /// <summary>A step was tried again and again and got nowhere.</summary>
    public static readonly IssueCode StepWornOut = Error("GW6502", "A step was tried too often without getting on; a person has to look.", "交易步骤重试次数过多，需人工处理。");

    /// <summary>A fault of the gateway itself while it delivered.</summary>
    public static readonly IssueCode DeliveryFault = Error("GW6503", "The gateway itself failed while delivering; nothing more is sent until a person looks.", "网关投递内部故障，已暂停该报文，需人工处理。");

    /// <summary>An operator set it aside.</summary>
    public static readonly IssueCode ParkedByPerson = Error("GW6504", "A person set the message aside.", "报文已由运维人员搁置。");

    /// <summary>An operator ended a parked message of which nothing is live.</summary>
    public static readonly IssueCode SkippedByPerson = Error("GW6505", "A person decided that the message goes no further; nothing of it was done.", "报文已由运维人员跳过，不再办理，平台未办理其内容。");

    /// <summary>An operator corrected a message and sent the correction in its stead.</summary>
    public static readonly IssueCode Superseded = Error("GW6506", "A corrected message took its place; nothing of this one was done.", "报文已由更正后的报文取代，平台未办理本报文内容。");
}
