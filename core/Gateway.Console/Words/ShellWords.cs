namespace Gateway.Console.Words;

internal static class ShellWords
{
    public static readonly Word Brand = new("医保网关", "Gateway");
    public static readonly Word Pages = new("页面", "Pages");
    public static readonly Word SkipToContent = new("跳到内容", "Skip to content");
    public static readonly Word Theme = new("深浅色", "Light or dark");
    public static readonly Word Dark = new("深色", "Dark");
    public static readonly Word Light = new("浅色", "Light");
    public static readonly Word AsSystem = new("跟随系统", "As the system");
    public static readonly Word Keys = new("键盘操作", "Keys");
    public static readonly Word KeysMove = new("上下选行", "move");
    public static readonly Word KeysOpen = new("打开", "open");
    public static readonly Word KeysFilter = new("筛选", "filter");
    public static readonly Word KeysBack = new("返回", "back");
    public static readonly Word KeysPages = new("切换页面", "pages");
    public static readonly Word KeysClose = new("关闭", "close");
    public static readonly Word KeysHelp = new("本帮助", "these keys");
    public static readonly Word Close = new("关闭", "Close");
    public static readonly Word Today = new("今日", "Today");
    public static readonly Word Messages = new("报文", "Messages");
    public static readonly Word Incidents = new("故障", "Incidents");
    public static readonly Word Unknowns = new("结果未知", "Unknowns");
    public static readonly Word Lanes = new("通道", "Lanes");
    public static readonly Word Visits = new("就诊", "Visits");
    public static readonly Word Jobs = new("批量任务", "Bulk jobs");
    public static readonly Word Destinations = new("目的地", "Destinations");
    public static readonly Word Mappings = new("映射表", "Mappings");
    public static readonly Word Reconcile = new("对账", "Reconcile");
    public static readonly Word Requests = new("待批准", "Approvals");
    public static readonly Word Audit = new("审计", "Audit");
    public static readonly Word Users = new("用户", "Users");
    public static readonly Word NothingHere = new("没有。", "None.");
    public static readonly Word NotFound = new("没有找到。", "Not found.");
    public static readonly Word CompleteTo = new("完整至序号", "Complete to sequence");
    public static readonly Word Older = new("更早", "Older");
    public static readonly Word HiddenRows = new("条未列出", "more not listed");
    public static readonly Word Find = new("查找：就诊号、发票号、msgid、报文编号，或筛选条件", "Find: visit, invoice, msgid, message number, or a filter");
    public static readonly Word FindButton = new("查找", "Find");
    public static readonly Word Newer = new("后面的", "Next");
    public static readonly Word KeysFind = new("查找", "find");
    public static readonly Word KeysChoose = new("选中字段看来龙去脉", "choose a field: lineage");
    public static readonly Word KeysLanguage = new("中英文切换", "language");
    public static readonly Word KeysTheme = new("深浅色", "light or dark");
}
