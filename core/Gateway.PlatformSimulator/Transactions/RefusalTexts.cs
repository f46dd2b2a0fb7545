namespace Gateway.PlatformSimulator.Transactions;

/// <summary>What the platform, or the middleware in front of it, says when it refuses. The real texts where one is known.</summary>
internal static class RefusalTexts
{
    public const string NoPerson = "该参保人的基本信息为空";
    public const string NoInsurance = "该参保人的参保信息为空";
    public const string NoCardNumber = "卡识别码为空";
    public const string NotRegistered = "未登记门诊患者不能进行结算";
    public const string AlreadySettled = "门诊患者已结算, 请勿重复结算";
    public const string SaleAlreadySettled = "药店购药已结算, 请勿重复结算";
    public const string AlreadyRefunded = "该笔结算已撤销，请勿重复办理";
    public const string NothingToUndo = "未查询到任何有效相关的记录";
    public const string AlreadyUploaded = "选中患者费用已上传，请先撤销后再上传";
    public const string NoSettlement = "结算信息不存在，不能办理结算撤销";
    public const string ReversalOfRefunded = "FSI-调用业务基础子系统冲正失败:冲正的结算信息退费结算标志不为未退费，不能办理冲正交易[iptPsnSetlMgtBO_4412][outpatientSettleBO_40]";
    public const string ReversalOfUnknown = "FSI-调用业务基础子系统冲正失败:未查询到原交易信息，不能办理冲正交易";
    public const string ReversalRepeated = "FSI-调用业务基础子系统冲正失败:原交易已冲正，请勿重复办理";
    public const string ReversalBlocked = "FSI-调用业务基础子系统冲正失败:该就诊已有其他有效结算，不能冲正结算撤销";
    public const string ReversalNotPossible = "门诊结算和门诊结算撤销才支持冲正交易";
    public const string Buried = "原交易已申请冲正，不再受理";
    public const string UnknownTransaction = "FSI-FSI-交易报文不正确：未知交易编号！";

    public static string TotalDiffers(decimal total, decimal uploaded) => $"医疗总费用：{total},已上传费用：{uploaded} 不相等，请先上传全部费用再结算!";

    public static string WrongInsurance(string insutype) => $"该参保人无险种【{insutype}】的有效参保信息";
}
