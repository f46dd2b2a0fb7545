using System.Text.Json;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// 4401, 4501, 4502 and 4701: keeps a record under its number. A later one of the same number replaces it; vali_flag 0 takes it away. Where it names a visit,
/// the visit has to be that person's.
/// </summary>
internal static class RecordUpload
{
    public static TwinResult FrontPage(TwinCall call) =>
        call.Input.Rows("diseinfo").Count(row => row.Field("maindiag_flag") == "1") == 1
            ? Keep(call, "baseinfo", call.Input.Node("diseinfo").Field("ipt_medcas_hmpg_sn"))
            : new TwinResult.Refused(RecordRefusals.FrontPageMainDiagnosis);

    public static TwinResult Exam(TwinCall call) => Keep(call, "examinfo", call.Input.Node("examinfo").Field("rpotc_no"));

    public static TwinResult Lab(TwinCall call) => Keep(call, "labinfo", call.Input.Node("labinfo").Field("rpotc_no"));

    public static TwinResult Emr(TwinCall call) => Keep(call, "adminfo", call.Input.Node("adminfo").Field("adm_rec_no"));

    private static TwinResult Keep(TwinCall call, string node, string number)
    {
        JsonElement head = call.Input.Node(node);
        string visit = head.Field("mdtrt_id");
        if (visit.Length > 0 && !call.State.TryGetVisit(visit, head.Field("psn_no"), call.Institution.Code, out _))
        {
            return new TwinResult.Refused(RecordRefusals.NoVisit);
        }

        string key = $"{head.Field("mdtrt_sn")}/{number}";
        if (head.Field("vali_flag") != "0")
        {
            call.State.Records.Put(call.Infno, call.Institution.Code, key, call.Input);
            return new TwinResult.Acted(null);
        }

        return call.State.Records.Withdraw(call.Infno, call.Institution.Code, key) ? new TwinResult.Acted(null) : new TwinResult.Refused(RecordRefusals.NothingToWithdraw);
    }
}
