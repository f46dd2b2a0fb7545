namespace Gateway.Contract;

// The work list of unmapped codes on its way back from the spreadsheet.
public static partial class IssueCodes
{
    /// <summary>A code that is not the one that was exported: spreadsheet programs take zeros off the front and cut long numbers.</summary>
    public static readonly IssueCode CodeChanged = Error("GW8301", "This is not the code that was exported.", "编码与导出时不一致。");

    /// <summary>A row of the work list that cannot become a row of a code table.</summary>
    public static readonly IssueCode WorkListRowWrong = Error("GW8302", "This row of the work list cannot be taken.", "工作清单的该行无法导入。");

    /// <summary>A layer that is not there or that may not be written.</summary>
    public static readonly IssueCode LayerWrong = Error("GW8303", "The code cannot be put there.", "该层不存在或不可写入。");

    /// <summary>A target that the concept's national list does not have.</summary>
    public static readonly IssueCode TargetUnlisted = Error("GW8304", "The concept's list does not have this target.", "目标编码不在国家编码表中。");

    /// <summary>The code has a row of another meaning for the same time.</summary>
    public static readonly IssueCode CodeOverlaps = Error("GW8305", "The code has another row for the same time.", "同一编码在同一有效期内已有对照。");
}
