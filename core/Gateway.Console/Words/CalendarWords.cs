namespace Gateway.Console.Words;

/// <summary>The coming days of a destination.</summary>
internal static class CalendarWords
{
    public static readonly Word Title = new("停机日历", "Calendar of closures");
    public static readonly Word Today = new("今天", "today");
    public static readonly Word Day = new("日期", "Day");
    public static readonly Word OverTheDay = new("0点至24点", "0 to 24 h");
    public static readonly Word Closures = new("不受理的时段", "Closures");
    public static readonly Word None = new("全天受理", "open all day");
    public static readonly Word Until = new("至", "to");
    public static readonly Word NobodyKnows = new("时间未知", "nobody knows when");
    public static readonly Word Close = new("日终截止", "Day's close");
    public static readonly Word InTime = new("来得及", "in time");
    public static readonly Word TooLate = new("赶不上", "missed");
    public static readonly Word Passed = new("已过或未设置", "passed, or none is set");
    public static readonly Word WillWait = new("结束时等待", "waiting when it ends:");
    public static readonly Word DrainedAt = new("排空预计", "drained");
    public static readonly Word NotMeasured = new("启动后还没有报文办结，无法预计等待量和排空时间。", "No message has ended since the start: what will wait, and until when, cannot be said yet.");
    public static readonly Word More = new("看31天", "31 days");
    public static readonly Word Fewer = new("看7天", "7 days");

    /// <summary>Where a closure comes from.</summary>
    public static Word OfKind(string kind) => kind switch
    {
        "planned" => new Word("计划停机", "planned"),
        "paused" => new Word("人工暂停", "paused"),
        "opened" => new Word("人工放行", "let go on"),
        "detected" => new Word("对方停止受理", "shut by itself"),
        _ => new Word("已结束", "over"),
    };
}
