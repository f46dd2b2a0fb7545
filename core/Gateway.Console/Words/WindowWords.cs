namespace Gateway.Console.Words;

/// <summary>Pauses and windows of destinations.</summary>
internal static class WindowWords
{
    public static readonly Word Pause = new("暂停发送", "Pause");
    public static readonly Word Resume = new("恢复发送", "Resume");
    public static readonly Word Declare = new("声明停机窗口", "Declare a window");
    public static readonly Word Cancel = new("取消停机窗口", "Cancel the window");
    public static readonly Word Destination = new("目的地（如 nhsa）", "Destination, e.g. nhsa");
    public static readonly Word Every = new("周期（如 monthly last-day 22:00）", "Every, e.g. monthly last-day 22:00");
    public static readonly Word From = new("一次性开始时间（如 2026-12-31 20:00）", "From, once, e.g. 2026-12-31 20:00");
    public static readonly Word For = new("时长（如 02:00:00）", "For, e.g. 02:00:00");
}
