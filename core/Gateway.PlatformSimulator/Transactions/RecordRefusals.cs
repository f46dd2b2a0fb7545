namespace Gateway.PlatformSimulator.Transactions;

/// <summary>What is said when settlement lists, records or prescriptions are refused.</summary>
internal static class RecordRefusals
{
    public const string NoVisit = "就诊信息不存在，请先办理登记";
    public const string NotSettled = "结算信息不存在，不能上传结算清单";
    public const string ListMainDiagnosis = "结算清单主诊断数量只能有一条";
    public const string ListSubmitted = "结算清单已提交，不能重复上传";
    public const string NoList = "结算清单不存在，请先上传";
    public const string ListNotFound = "未查询到结算清单信息";
    public const string FrontPageMainDiagnosis = "住院病案首页主诊断数量只能有一条";
    public const string NothingToWithdraw = "未查询到需要作废的记录";
    public const string PrescriptionUsed = "处方编号已使用，请勿重复开方";
    public const string DrugCountDiffers = "药品类目数与处方明细数不一致";
    public const string TraceCodeUnknown = "处方追溯码无效，请先进行电子处方预核验";
    public const string TraceCodeUsed = "处方追溯码已使用，请勿重复上传";
    public const string NotSignable = "原始待签名处方信息不是键名有序的JSON的Base64字符值";
    public const string NoFile = "原始待签名处方文件不是Base64字符值";
    public const string SignatureWrong = "签名验证不通过，请上传医保电子签名后的处方";
    public const string PatientDiffers = "处方患者信息与预核验不一致";
    public const string NoPrescription = "未查询到处方信息";
    public const string AlreadyCancelled = "处方已撤销，请勿重复办理";
    public const string AlreadyDispensed = "处方已取药，不能撤销";
}
