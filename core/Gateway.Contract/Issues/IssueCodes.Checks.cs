namespace Gateway.Contract;

// Mapping tables that can be read but cannot be meant, found when they load.
public static partial class IssueCodes
{
    /// <summary>A path names a place that the source's layout, or the transaction's output, does not have.</summary>
    public static readonly IssueCode PlaceUnknown = Error("GW8030", "The layout has no such place.", "布局中没有此位置。");

    /// <summary>What the row gives can never stand in its target.</summary>
    public static readonly IssueCode ValueNeverFits = Error("GW8031", "The value can never fit its target.", "取值永远不符合目标。");

    /// <summary>A code that is not in the list which its element or field takes its codes from.</summary>
    public static readonly IssueCode CodeNotListed = Error("GW8032", "The code is not in the list of its target.", "代码不在目标的字典中。");

    /// <summary>A reference to a type that the element does not refer to.</summary>
    public static readonly IssueCode ReferenceWrong = Error("GW8033", "The element does not refer to this type.", "引用的资源类型不符。");

    /// <summary>Two rows write one place under the same condition.</summary>
    public static readonly IssueCode TargetTwice = Error("GW8034", "Two rows write the same place.", "两行写入同一位置。");

    /// <summary>Two rows write one place, and their conditions do not exclude each other.</summary>
    public static readonly IssueCode TargetMayClash = Warning("GW8035", "Two rows may write the same place.", "两行可能写入同一位置。");

    /// <summary>No row fills an element that R4 demands of what the table makes.</summary>
    public static readonly IssueCode ElementUnfilled = Error("GW8036", "No row fills an element that FHIR R4 demands.", "FHIR R4 必需元素没有来源行。");

    /// <summary>No row of a message can fill what a transaction of its event needs.</summary>
    public static readonly IssueCode FieldOutOfReach = Error("GW8037", "No row of the message fills what the platform requires.", "报文没有行能填写平台必填字段。");

    /// <summary>A row of a code table that is never used, leaves a hole or has odd signs.</summary>
    public static readonly IssueCode CodeRowSuspect = Warning("GW8038", "A row of a code table is probably not meant so.", "代码表行可能有误。");

    /// <summary>A date element takes a text as the sender wrote it.</summary>
    public static readonly IssueCode DateUnread = Warning("GW8039", "A date is taken as the sender wrote it.", "日期未经转换。");

    /// <summary>A fact that nobody gives.</summary>
    public static readonly IssueCode FactUnknown = Error("GW8041", "Nobody gives this fact.", "没有任何来源提供此参数。");
}
