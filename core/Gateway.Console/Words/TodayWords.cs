namespace Gateway.Console.Words;

internal static class TodayWords
{
    public static readonly Word Title = new("今日", "Today");
    public static readonly Word LookAt = new("需要处理", "To look at");
    public static readonly Word AllWell = new("没有需要处理的事项。", "Nothing needs anybody.");
    public static readonly Word BySource = new("按来源", "By source");
    public static readonly Word Oldest = new("最早", "oldest");
}
