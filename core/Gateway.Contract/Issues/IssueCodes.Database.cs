namespace Gateway.Contract;

// GW1201 to GW1209: a sender's database that is polled for messages.
public static partial class IssueCodes
{
    /// <summary>No connection, or it broke.</summary>
    public static readonly IssueCode DatabaseUnreachable = Error("GW1201", "The sender's database cannot be reached; it is tried again with every look.", "无法连接发送方数据库，将持续重试。");

    /// <summary>The database refused a configured statement.</summary>
    public static readonly IssueCode StatementFailed = Error("GW1202", "The sender's database refused a configured statement.", "发送方数据库拒绝执行所配置的语句。");

    /// <summary>The reply cannot be written by the configured statements.</summary>
    public static readonly IssueCode ReplyRowsUnwritable = Error("GW1203", "The reply cannot be written back by the configured statements.", "无法用所配置的语句回写结果。");

    /// <summary>The mark changed no row.</summary>
    public static readonly IssueCode MarkedElsewhere = Warning("GW1204", "The mark changed no row: somebody else took the message first, and nothing was written back.", "标记语句未更新任何行：该记录已被他人取走，未回写结果。");
}
