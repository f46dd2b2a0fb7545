namespace Gateway.Contract;

/// <summary>GW6551 to GW6599: the inpatient stay.</summary>
public static partial class IssueCodes
{
    /// <summary>A discharge came before the settlement in a province that wants it afterwards.</summary>
    public static readonly IssueCode SettlementComesFirst = Error("GW6551", "In this province a stay is settled (2304) before the patient is discharged (2402): send the settlement first, then the discharge again.", "本省要求先出院结算（2304）、后办理出院（2402）：请先发送结算，再重新发送出院。");
}
