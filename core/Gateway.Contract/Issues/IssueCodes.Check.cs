namespace Gateway.Contract;

// Step 5, Check: may this be sent? The rules of the canonical model raise these.
public static partial class IssueCodes
{
    /// <summary>A total that is not the sum of its rows.</summary>
    public static readonly IssueCode TotalDiffers = Error("GW4001", "The total is not the sum of its rows.", "总金额与明细合计不符。");

    /// <summary>A row whose amount is not price times quantity.</summary>
    public static readonly IssueCode RowAmountDiffers = Warning("GW4002", "A row's amount is not its price times its quantity.", "明细金额不等于单价乘数量。");

    /// <summary>An ID number that cannot exist.</summary>
    public static readonly IssueCode IdNumberInvalid = Error("GW4003", "The ID number is not valid.", "身份证号无效。");

    /// <summary>An ID number that says another birth date or sex than the message.</summary>
    public static readonly IssueCode IdNumberDisagrees = Warning("GW4004", "The ID number and the person's birth date or sex disagree.", "身份证号与出生日期或性别不一致。");

    /// <summary>A date that cannot be meant.</summary>
    public static readonly IssueCode DateImplausible = Error("GW4005", "A date is not plausible.", "日期不合理。");

    /// <summary>A period that ends before it begins.</summary>
    public static readonly IssueCode PeriodReversed = Error("GW4006", "A period ends before it begins.", "结束时间早于开始时间。");

    /// <summary>Two rows of one number.</summary>
    public static readonly IssueCode DetailRepeated = Error("GW4007", "Two rows have the same number.", "明细流水号重复。");

    /// <summary>Diagnoses without a main one, or with several.</summary>
    public static readonly IssueCode MainDiagnosisCount = Error("GW4008", "Among the diagnoses, exactly one must be the main one.", "主诊断必须且只能有一条。");

    /// <summary>A refund or cancellation that does not say of what.</summary>
    public static readonly IssueCode OriginalMissing = Error("GW4009", "A refund or cancellation does not name what it takes back.", "退费或撤销未指明原单据。");
}
