namespace Gateway.Contract;

// Tables on their way in and out: workbooks, CSV files and ConceptMaps.
public static partial class IssueCodes
{
    /// <summary>A cell that a spreadsheet program has changed: a number cut to fifteen digits, a date made of a code, an error of a formula, zeros that are gone.</summary>
    public static readonly IssueCode CellDamaged = Error("GW8201", "A spreadsheet program has changed this cell.", "单元格内容已被电子表格软件改变。");

    /// <summary>A cell that may be as meant, but looks like something that spreadsheets do.</summary>
    public static readonly IssueCode CellDoubtful = Warning("GW8202", "This cell may not be what was meant.", "单元格内容可能有误，请核对。");

    /// <summary>A target that the national list does not have.</summary>
    public static readonly IssueCode TargetCodeUnknown = Error("GW8203", "The national list does not have this code.", "国家编码表中没有该编码。");

    /// <summary>What a file holds and a code table has no place for.</summary>
    public static readonly IssueCode NotKept = Warning("GW8204", "This is not kept: a code table has no place for it.", "此项内容对照表无法保存，未导入。");

    /// <summary>A ConceptMap that says what a code table cannot say.</summary>
    public static readonly IssueCode ConceptMapWrong = Error("GW8205", "The ConceptMap cannot become a code table.", "该 ConceptMap 无法转换为对照表。");

    /// <summary>A place that is not there, or where nothing may be written any more.</summary>
    public static readonly IssueCode PlaceWrong = Error("GW8206", "Nothing can be read or written there.", "该位置不存在或不可写入。");

    /// <summary>A value that the chosen format cannot hold.</summary>
    public static readonly IssueCode CellUnwritable = Error("GW8207", "The chosen format cannot hold this value.", "所选格式无法保存该值。");

    /// <summary>Codes of a table in the folder that seem to have lost their leading zeros.</summary>
    public static readonly IssueCode ZerosLost = Warning("GW8208", "Leading zeros seem to be lost.", "编码前导零疑似丢失。");
}
