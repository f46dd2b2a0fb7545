namespace Gateway.Contract;

// Step 7, Commit: what may be live only once.
public static partial class IssueCodes
{
    /// <summary>Another message with the same business key but other content is live.</summary>
    public static readonly IssueCode BusinessKeyTaken = Error("GW5901", "The same business number is live with other content.", "同一业务号已有内容不同的报文生效或在途。");

    /// <summary>The message goes on from an earlier one that is not here.</summary>
    public static readonly IssueCode EarlierMissing = Error("GW5902", "The earlier message that this one goes on from is not here.", "未找到本报文所依据的前一报文。");
}
