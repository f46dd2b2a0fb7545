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

    /// <summary>Shares of a trial settlement that do not make its total.</summary>
    public static readonly IssueCode SharesDiffer = Error("GW4010", "Fund, account, cash and other shares do not make the total; nothing was settled.", "基金、账户、现金与其他支付之和不等于总费用，未结算。");

    /// <summary>An insurance that is suspended, ended or never began.</summary>
    public static readonly IssueCode PersonNotInsured = Error("GW4011", "The person's insurance is not in force: treat as self-paying, or check the insured area.", "参保人的参保状态不是正常参保：请按自费处理，或核对参保地。");

    /// <summary>A service after death.</summary>
    public static readonly IssueCode PersonDeceased = Error("GW4012", "The person died before the day of the service: check whose card it is.", "参保人在就诊日期之前已死亡：请核对持卡人身份。");

    /// <summary>A person on the list of blocked ones.</summary>
    public static readonly IssueCode PersonBlocked = Error("GW4013", "The person's insurance is blocked: ask the insurance office.", "参保人已被列入暂停结算名单：请与经办机构核实。");

    /// <summary>A diagnosis on the list of what is not covered.</summary>
    public static readonly IssueCode DiagnosisNotCovered = Warning("GW4014", "The insurance does not cover the diagnosis.", "诊断不在医保支付范围内。");

    /// <summary>A row without a national catalogue code.</summary>
    public static readonly IssueCode ChargeNotInCatalogue = Error("GW4015", "A charge has no national catalogue code: complete the catalogue comparison, or charge it as self-paid.", "收费项目没有国家医保目录编码：请补全目录对照，或按自费收取。");

    /// <summary>A row whose doctor has no national code.</summary>
    public static readonly IssueCode DoctorWithoutCode = Error("GW4016", "The doctor who ordered a charge has no national code: complete the doctors' code table.", "开单医生没有国家医保医师代码：请补全医师对照表。");

    /// <summary>A trial that counts another total than the bill.</summary>
    public static readonly IssueCode TrialTotalDiffers = Error("GW4017", "The platform's trial settlement counts another total than the bill; nothing was settled.", "平台预结算总费用与本单总费用不符，未结算。");
}
