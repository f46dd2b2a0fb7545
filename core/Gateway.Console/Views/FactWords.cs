using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>What <see cref="FactSummary"/> says, in Chinese.</summary>
internal static class FactWords
{
    /// <summary>One sentence; null for what the other side says in its own words.</summary>
    public static string? Of(JournalFact fact) => fact switch
    {
        JournalFact.Prepared prepared => $"{prepared.Event}，{prepared.MappingVersion}，通道 {prepared.Lane.Text}",
        JournalFact.Rejected => "网关检查未通过，未向平台发送。",
        JournalFact.Finished finished => finished.State switch { MessageState.Accepted => "平台已受理。", MessageState.Refused => "平台已拒绝。", MessageState.Reversed => "已全部冲销。", _ => "已办结。" },
        JournalFact.Replied replied => replied.IsFinal ? "已写好答复。" : "已写好“处理中”答复，结果随后给出。",
        JournalFact.Parked => "已转人工处理，通道等待。",
        JournalFact.Released released => $"已放行：{released.Reason}",
        JournalFact.Dropped => "内容已按保存期限清除。",
        JournalFact.Skipped skipped => skipped.Successor is { } successor ? $"已由报文{successor}代替：{skipped.Reason}" : $"已由人工结束：{skipped.Reason}",
        JournalFact.KeyLapsed lapsed => $"业务号期满释放，现由报文{lapsed.TakenBy}使用。",
        _ => null,
    };
}
