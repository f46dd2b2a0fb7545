namespace Gateway.Console.Words;

internal static class TodayWords
{
    public static readonly Word Title = new("今日", "Today");
    public static readonly Word LookAt = new("需要处理", "To look at");
    public static readonly Word AllWell = new("没有需要处理的事项。", "Nothing needs anybody.");
    public static readonly Word BySource = new("按来源", "By source");
    public static readonly Word Oldest = new("最早", "oldest");
    public static readonly Word Money = new("待定资金", "Money pending");
    public static readonly Word NoMoney = new("没有结果未知或等待发送的结算。", "No settlement is unknown or waits.");
    public static readonly Word Settlements = new("结算笔数", "Settlements");
    public static readonly Word Yuan = new("金额（元）", "Yuan");
    public static readonly Word NotAdded = new("笔未计入金额", "not added up");
    public static readonly Word OldestOne = new("最早一笔", "Oldest");
    public static readonly Word NotWhole = new("待定的结算过多，仅统计每种状态最早的5000笔。", "More settlements pend than are added up: the oldest 5000 of each state are counted.");
    public static readonly Word Look = new("打开列表", "Open the list");

    /// <summary>Why a settlement pends.</summary>
    public static Word OfKind(string kind) => kind switch { "unknown" => new Word("结果未知", "outcome unknown"), "parked" => new Word("已搁置", "parked"), _ => new Word("等待发送", "waits to be sent") };
}
