using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>What the platform, or the middleware in front of it, says about stays when it refuses. The real texts where one is known.</summary>
internal static class InpatientTexts
{
    public const string NotAdmitted = "就诊信息不存在，请先办理入院";
    public const string AlreadyDischarged = "该患者已办理出院，请勿重复办理";
    public const string DischargeFirst = "该患者已出院，请先撤销出院";
    public const string HasCharges = "该次入院登记已上传费用明细";
    public const string SettledStay = "该患者已结算，请先撤销结算";
    public const string AlreadySettled = "住院患者已结算，请勿重复结算";
    public const string NothingUploaded = "没有需要撤销的处方";
    public const string RowsNotFound = "根据传来的参数在费用明细表中未查询到任何有效相关的记录";
    public const string LaterSettlement = "该就诊存在其后的有效结算，请先撤销后一次结算";
    public const string SettleFirst = "请先办理结算，再办理出院";
    public const string LeaveFirst = "请先办理出院，再办理结算";

    public static string InHospital(Visit visit, TwinOptions options)
    {
        string name = options.Institutions.FirstOrDefault(known => known.Code == visit.Institution)?.Name ?? "";
        return $"FSI-FMI返回：该人员是在院状态不能办理入院，在院信息：机构编号：{visit.Institution}机构名称：{(name.Length == 0 ? "示范医院" : name)}[HospitalRegisterBO_118]";
    }

    public static string StillInHospital(Visit visit) => $"{visit.Person.Name}处于在院状态，不能撤销出院！";
}
