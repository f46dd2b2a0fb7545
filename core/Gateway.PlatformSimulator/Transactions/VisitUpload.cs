using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2203 and 2203A: what the visit is about. A later upload replaces an earlier one. The A version needs exactly one main diagnosis.</summary>
internal static class VisitUpload
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement info = call.Input.Node("mdtrtinfo");
        if (!call.State.TryGetVisit(info.Field("mdtrt_id"), info.Field("psn_no"), call.Institution.Code, out Visit? visit) || visit.IsCancelled)
        {
            return new TwinResult.Refused("就诊信息不存在，请先办理门诊挂号");
        }

        JsonElement[] diagnoses = [.. call.Input.Rows("diseinfo")];
        if (call.Infno == "2203A" && diagnoses.Count(row => row.Field("maindiag_flag") == "1") != 1)
        {
            return new TwinResult.Refused("门诊主诊断数量只能有一条");
        }

        visit.MedType = info.Field("med_type");
        visit.DiseaseCode = info.Field("dise_codg");
        visit.DiseaseName = info.Field("dise_name");
        visit.Diagnoses.Clear();
        visit.Diagnoses.AddRange(diagnoses.Select(row => DiagnosisRow.Kept(row, visit, call, DiagnosisRow.OfVisit)));
        return new TwinResult.Acted(null);
    }
}
