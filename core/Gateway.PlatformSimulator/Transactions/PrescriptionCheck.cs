using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>D001: looks a prescription over and gives it its number and a trace code. Checked again before its upload, it keeps the number; the earlier trace code lapses.</summary>
internal static class PrescriptionCheck
{
    private const string HerbalItem = "13";

    public static TwinResult Handle(TwinCall call)
    {
        JsonElement visitInfo = call.Input.Node("mdtrtinfo");
        if (!call.State.TryGetVisit(visitInfo.Field("mdtrtId"), visitInfo.Field("psnNo"), call.Institution.Code, out Visit? visit) || visit.IsCancelled)
        {
            return new TwinResult.Refused(RecordRefusals.NoVisit);
        }

        JsonElement[] drugs = [.. call.Input.Rows("rxdrugdetail")];
        if (drugs.All(drug => drug.Field("rxItemTypeCode") != HerbalItem) && call.Input.Amount("rxDrugCnt") != drugs.Length)
        {
            return new TwinResult.Refused(RecordRefusals.DrugCountDiffers);
        }

        string local = call.Input.Field("hospRxno");
        Prescription? known = call.State.Records.FindLocal(call.Institution.Code, local);
        if (known is { State: not PrescriptionState.Checked })
        {
            return new TwinResult.Refused(RecordRefusals.PrescriptionUsed);
        }

        var prescription = new Prescription
        {
            Number = known?.Number ?? call.State.NewId(call.Now),
            LocalNumber = local,
            Visit = visit,
            TraceCode = TraceCode(call),
            Checked = call.Input.Clone(),
        };
        call.State.Records.Put(prescription);
        return new TwinResult.Acted(new JsonObject { ["rxTraceCode"] = prescription.TraceCode, ["hiRxno"] = prescription.Number });
    }

    /// <summary>Twenty characters: the last ones of an id, which differ.</summary>
    private static string TraceCode(TwinCall call) => string.Create(CultureInfo.InvariantCulture, $"RX{call.State.NewId(call.Now)[^18..]}");
}
