namespace Gateway.Contract;

// The journal's keeping: room, backups.
public static partial class IssueCodes
{
    /// <summary>Set aside by a restore: the lost journal may have sent it.</summary>
    public static readonly IssueCode RestoredMaySent = Error(
        "GW9020", "The journal was restored from a backup, and this message may have been sent after the backup was made: see what the platform has of it, then let it go on or skip it.", "日志库由备份恢复，本报文可能在备份之后已发送：请先向平台核实，再放行或跳过。");

    /// <summary>The disk will be full within the days that are asked for.</summary>
    public static readonly IssueCode JournalSpaceLow = Warning(
        "GW9021", "The journal's disk will be full soon: make room, or let old bytes be dropped (Gateway:Journal:Retention).", "日志库所在磁盘即将写满：请扩容，或设置到期清理（Gateway:Journal:Retention）。");
}
