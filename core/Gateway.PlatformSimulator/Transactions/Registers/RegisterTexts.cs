namespace Gateway.PlatformSimulator.Transactions;

/// <summary>What the platform says when it refuses a filing or a register; our own words, the real ones are not known.</summary>
internal static class RegisterTexts
{
    public const string FilingGone = "未查询到有效的备案信息";
    public const string MappingGone = "未查询到有效的对照关系";
    public const string DepartmentGone = "未查询到该科室";
    public const string StockGone = "未查询到该商品信息";
    public const string PeriodBackwards = "开始日期不能晚于结束日期";
    public const string TooManyMappings = "单次上传目录对照不能超过100条";

    public static string FiledAlready(string what) => $"该参保人已有有效的{what}，请勿重复办理";

    public static string MappedAlready(string item) => $"目录【{item}】已存在对照关系，请先撤销";

    public static string DepartmentThere(string number) => $"科室编码已存在【{number}】";

    public static string SerialUsed(string serial) => $"批次流水号已存在【{serial}】，请勿重复上传";

    public static string StockShort(string item, decimal least) => $"库存不足：商品【{item}】缺少{-least:0.####}";

    public static string TraceSold(string trace) => $"追溯码【{trace}】已销售，请勿重复上传";

    public static string TraceNotSold(string trace) => $"追溯码【{trace}】未销售，不能退货";
}
