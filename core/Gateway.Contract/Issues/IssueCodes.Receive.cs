namespace Gateway.Contract;

// Step 1, Receive: frames and connections.
public static partial class IssueCodes
{
    /// <summary>A frame, body or file is longer than the listener takes.</summary>
    public static readonly IssueCode MessageTooLong = Error("GW1001", "The message is longer than this listener takes.", "报文超过接收上限。");

    /// <summary>A frame began but did not end by the protocol's rule.</summary>
    public static readonly IssueCode FrameBroken = Error("GW1002", "The frame is not complete.", "报文帧不完整。");

    /// <summary>A message of no bytes.</summary>
    public static readonly IssueCode MessageEmpty = Error("GW1003", "The message is empty.", "报文为空。");

    /// <summary>The caller's key is missing or is not the institution's.</summary>
    public static readonly IssueCode KeyRefused = Error("GW1004", "The caller's key is missing or wrong.", "调用密钥缺失或错误。");

    /// <summary>Nobody configured this sender and source.</summary>
    public static readonly IssueCode SenderUnknown = Error("GW1005", "This institution does not use that source.", "该机构未配置此来源。");
}
