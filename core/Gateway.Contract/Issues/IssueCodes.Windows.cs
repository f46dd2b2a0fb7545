namespace Gateway.Contract;

/// <summary>GW6520 to GW6529: when destinations take nothing, and what follows from that.</summary>
public static partial class IssueCodes
{
    /// <summary>A window, as it was written, is none.</summary>
    public static readonly IssueCode WindowUnreadable = Error("GW6520", "The window cannot be understood as it is written.", "停机窗口的写法无法识别。");

    /// <summary>What waits for a destination will not be through by the settlement day's cut-off.</summary>
    public static readonly IssueCode MissesDayClose = Warning("GW6521", "Messages that wait for this destination will not all be through by the settlement day's cut-off: let it drain faster, or settle with the platform's office what belongs to which day.", "待发报文预计赶不上日终截止：请加快补发，或与经办机构商定跨日结算的归属。");
}
