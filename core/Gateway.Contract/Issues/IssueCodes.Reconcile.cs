namespace Gateway.Contract;

/// <summary>GW7101 to GW7199: reconciliation.</summary>
public static partial class IssueCodes
{
    /// <summary>The platform's result file is no archive, too large, or damaged.</summary>
    public static readonly IssueCode StatementFileUnreadable = Error("GW7101", "The platform's reconciliation file cannot be read: run the reconciliation of that day again, and ask the platform's office when it stays so.", "平台返回的对账文件无法读取：请重新对账，仍不行请联系经办机构。");

    /// <summary>A row of the platform's result file is not of the form.</summary>
    public static readonly IssueCode StatementRowUnreadable = Error("GW7102", "A row of the platform's reconciliation file is not of the form; the other rows were compared.", "平台对账文件中有一行格式不符；其余各行已比对。");

    /// <summary>The platform did not compare an account.</summary>
    public static readonly IssueCode StatementNotCompared = Error("GW7103", "The platform has not compared this account: see what it answered, then run the reconciliation of that day again.", "平台未完成该账目的对账：请查看平台的应答，稍后重新对账。");

    /// <summary>A row of the hospital's own ledger is not of the form.</summary>
    public static readonly IssueCode HisRowUnreadable = Error("GW7104", "A row of the hospital's ledger file cannot be read; nothing was compared with that file.", "医院账目文件中有一行无法读取；未与该文件比对。");

    /// <summary>Totals differ although no row does.</summary>
    public static readonly IssueCode StatementUnexplained = Warning("GW7105", "The totals of an account differ, but no row does: the platform counts a row under another insurance, or the file leaves something out.", "总账不一致但明细逐笔一致：平台可能把某笔计入其他险种，或对账文件有缺漏。");
}
