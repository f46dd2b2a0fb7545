namespace Gateway.Contract;

// Mapping tables and their settings, found when they load.
public static partial class IssueCodes
{
    /// <summary>A file is missing, is not UTF-8, or is not CSV or YAML.</summary>
    public static readonly IssueCode FileUnreadable = Error("GW8001", "A file cannot be read.", "文件无法读取。");

    /// <summary>A column is missing or nobody knows it.</summary>
    public static readonly IssueCode ColumnWrong = Error("GW8002", "A column is missing or unknown.", "列缺失或未知。");

    /// <summary>A target that the model does not have, or that cannot hold a value.</summary>
    public static readonly IssueCode TargetWrong = Error("GW8003", "The target does not exist in the model.", "目标在模型中不存在。");

    /// <summary>A source that cannot be read.</summary>
    public static readonly IssueCode SourceWrong = Error("GW8004", "The source is not readable.", "来源写法有误。");

    /// <summary>An unknown transform, or wrong arguments.</summary>
    public static readonly IssueCode TransformWrong = Error("GW8005", "The transform is unknown or its arguments are wrong.", "转换函数未知或参数有误。");

    /// <summary>A condition that cannot be read.</summary>
    public static readonly IssueCode ConditionWrong = Error("GW8006", "The condition is not readable.", "条件写法有误。");

    /// <summary>An each that cannot be read or does not agree with its target.</summary>
    public static readonly IssueCode EachWrong = Error("GW8007", "The each does not agree with its target.", "循环与目标不一致。");

    /// <summary>A code table has a fault.</summary>
    public static readonly IssueCode CodeTableWrong = Error("GW8008", "A row of a code table is wrong.", "代码表行有误。");

    /// <summary>No code table of this name.</summary>
    public static readonly IssueCode ConceptUnknown = Error("GW8009", "No code table has this name.", "代码表不存在。");

    /// <summary>A setting that is missing, unknown or wrong.</summary>
    public static readonly IssueCode SettingWrong = Error("GW8010", "A setting is missing, unknown or wrong.", "配置项缺失、未知或有误。");

    /// <summary>A released version folder is not what it was.</summary>
    public static readonly IssueCode ReleaseChanged = Error("GW8011", "A released version was changed.", "已发布版本被修改。");

    /// <summary>Messages that are not final began with a version or institution that the folder no longer has.</summary>
    public static readonly IssueCode VersionInUse = Error("GW8040", "Messages that wait began with this folder, and it is gone.", "仍有未完成的报文使用该目录，但目录已不存在。");

    /// <summary>No adapter of this name is installed.</summary>
    public static readonly IssueCode AdapterMissing = Error("GW8012", "No adapter of this name is installed.", "未安装该适配器。");

    /// <summary>The platform's transaction has no such field.</summary>
    public static readonly IssueCode FieldUnknown = Error("GW8013", "The transaction has no such field.", "交易没有此字段。");

    /// <summary>No row fills a field that the platform requires.</summary>
    public static readonly IssueCode FieldUnfilled = Error("GW8014", "No row fills a required field.", "必填字段没有来源行。");

    /// <summary>A yes/no cell that says something else.</summary>
    public static readonly IssueCode CellWrong = Error("GW8015", "A cell has a value that its column does not know.", "单元格取值有误。");
}
