namespace Gateway.Console.Words;

/// <summary>Working with mapping tables.</summary>
internal static class BenchWords
{
    public static readonly Word Fill = new("填写对照", "Fill in");
    public static readonly Word Direction = new("方向", "Direction");
    public static readonly Word Forward = new("医院 → 平台", "sender to platform");
    public static readonly Word Back = new("平台 → 医院", "platform to sender");
    public static readonly Word Target = new("对照为", "Becomes");
    public static readonly Word Layer = new("写入哪一层", "For whom");
    public static readonly Word OfInstitution = new("仅该机构", "this institution");
    public static readonly Word OfCity = new("全市", "its city");
    public static readonly Word OfProvince = new("全省", "its province");
    public static readonly Word OfNation = new("全国", "the nation");
    public static readonly Word Release = new("生效后放行等待的报文", "Let the messages go on that waited for it");
    public static readonly Word PerInstitution = new("各机构正在使用的版本", "Versions per institution");
    public static readonly Word Compare = new("比较两个版本", "Compare two versions");
    public static readonly Word CompareHint = new("来源@版本，如 fujian-ini@1.0", "ID@VERSION, such as fujian-ini@1.0");
    public static readonly Word Older = new("旧版本", "Older");
    public static readonly Word Fresh = new("新版本", "Newer");
    public static readonly Word Same = new("两个版本没有差别。", "There is no difference.");
    public static readonly Word WhatIf = new("用过去的报文试算", "Try on past messages");
    public static readonly Word Try = new("试算", "Try");
    public static readonly Word Unchanged = new("不变", "Unchanged");
    public static readonly Word Changed = new("有变化", "Changed");
    public static readonly Word NewlyRefused = new("新增拒绝", "Newly refused");
    public static readonly Word NewlyAccepted = new("新增通过", "Newly accepted");
    public static readonly Word StillRefused = new("仍被拒绝", "Still refused");
    public static readonly Word MoneyChange = new("金额变化（元）", "Money (yuan)");
    public static readonly Word Net = new("净变化", "Net");
    public static readonly Word Absolute = new("变化合计", "Sum of changes");
    public static readonly Word Place = new("位置", "Place");
    public static readonly Word Meaning = new("含义", "What it does");
    public static readonly Word Was = new("原来", "Before");
    public static readonly Word Is = new("现在", "After");
    public static readonly Word Why = new("拒绝原因", "Why");
    public static readonly Word Tables = new("全部表", "All tables");
}
