using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>How the platform keeps a diagnosis, so that 5202 can show it.</summary>
internal static class DiagnosisRow
{
    public const string OfVisit = "1";

    /// <summary>A row of <c>diseinfo</c> with what the platform adds.</summary>
    /// <param name="kind">inout_diag_type: 1 on admission and in a visit, 2 at discharge.</param>
    public static JsonObject Kept(JsonElement row, Visit visit, TwinCall call, string kind) => new()
    {
        ["diag_info_id"] = call.State.NewId(call.Now),
        ["mdtrt_id"] = visit.Id,
        ["psn_no"] = visit.Person.Number,
        ["inout_diag_type"] = kind,
        ["diag_type"] = row.Field("diag_type"),
        ["maindiag_flag"] = row.Field("maindiag_flag"),
        ["diag_srt_no"] = row.Amount("diag_srt_no"),
        ["diag_code"] = row.Field("diag_code"),
        ["diag_name"] = row.Field("diag_name"),
        ["adm_cond"] = row.Field("adm_cond"),
        ["diag_dept"] = row.Field("diag_dept"),
        ["dise_dor_no"] = row.Field("dise_dor_no"),
        ["dise_dor_name"] = row.Field("dise_dor_name"),
        ["diag_time"] = row.Field("diag_time"),
        ["opter_id"] = call.Envelope["opter"],
        ["opter_name"] = call.Envelope["opter_name"],
        ["opt_time"] = ChinaTime.Written(call.Now),
    };
}
