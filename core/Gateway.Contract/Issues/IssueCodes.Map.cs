namespace Gateway.Contract;

// Step 4, Map: record to canonical message; and the filling of transactions, which is the same engine the other way.
public static partial class IssueCodes
{
    /// <summary>A value that a table requires is not there.</summary>
    public static readonly IssueCode ValueRequired = Error("GW3001", "A required value is missing.", "缺少必填项。");

    /// <summary>A transform cannot use the value.</summary>
    public static readonly IssueCode ValueUnusable = Error("GW3002", "A value does not have the expected form.", "值的格式不符合要求。");

    /// <summary>No code table of any layer knows the code, and its concept says: reject.</summary>
    public static readonly IssueCode CodeUnmapped = Error("GW3003", "No code table knows this code.", "代码未对照。");

    /// <summary>No code table of any layer knows the code, and its concept says: a person decides.</summary>
    public static readonly IssueCode CodeParked = Error("GW3004", "No code table knows this code; the message waits for a person.", "代码未对照，已转人工处理。");

    /// <summary>No code table of any layer knows the code, and its concept says: keep it as it is.</summary>
    public static readonly IssueCode CodeKept = Warning("GW3005", "No code table knows this code; it is kept as it was sent.", "代码未对照，已按原值保留。");

    /// <summary>The value does not fit the type of the target.</summary>
    public static readonly IssueCode TypeMismatch = Error("GW3006", "A value does not fit the type of its target.", "值与目标类型不符。");

    /// <summary>No version of the source is in force on the service date.</summary>
    public static readonly IssueCode VersionMissing = Error("GW3007", "No version of this source is in force on the service date.", "服务日期没有生效的映射版本。");

    /// <summary>The service date is not readable, so no version can be picked.</summary>
    public static readonly IssueCode ServiceDateUnreadable = Error("GW3008", "The service date is missing or unreadable.", "服务日期缺失或无法识别。");

    /// <summary>The value is longer than the platform's field.</summary>
    public static readonly IssueCode ValueTooLong = Error("GW3009", "A value is longer than its field.", "值超过字段长度。");

    /// <summary>No tables fill or read this transaction.</summary>
    public static readonly IssueCode TransactionUnknown = Error("GW3010", "No table knows this transaction.", "未配置该交易。");

    /// <summary>A plugin's transform threw an exception.</summary>
    public static readonly IssueCode TransformFailed = Error("GW3011", "A plugin's transform failed.", "插件转换函数出错。");
}
