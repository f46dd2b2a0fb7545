namespace Gateway.Host.Reconciling;

/// <summary>States and results of reconciliation as reports write them.</summary>
internal static class ReportWords
{
    public static string Result(string result) => result switch
    {
        "equal" => "一致",
        "differs" => "不一致",
        "platform-more" => "平台多",
        "institution-more" => "机构多",
        _ => "未比对",
    };

    public static string State(string state) => state switch
    {
        "repaired" => "已处理",
        "under-way" => "处理中",
        "noted" => "无需处理",
        _ => "待处理",
    };
}
