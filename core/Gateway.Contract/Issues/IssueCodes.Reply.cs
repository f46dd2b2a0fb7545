namespace Gateway.Contract;

// Step 9, Reply: outcome to the sender's format.
public static partial class IssueCodes
{
    /// <summary>A value that the reply requires is not there.</summary>
    public static readonly IssueCode ReplyValueMissing = Error("GW7001", "A value that the reply requires is missing.", "回复缺少必填项。");

    /// <summary>The source has no table for this reply.</summary>
    public static readonly IssueCode ReplyTableMissing = Error("GW7002", "The source has no table for this reply.", "未配置回复表。");
}
