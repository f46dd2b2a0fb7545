using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>D005, D006 and D007: an uploaded prescription, its review by the platform's pharmacist (who approves everything at once), and what was dispensed of it.</summary>
internal static class PrescriptionQuery
{
    private static readonly string[] Header = ["prscTime", "rxDrugCnt", "rxUsedWayCodg", "rxUsedWayName", "rxFrquCodg", "rxFrquName", "rxDosunt", "rxDoscnt", "rxDrordDscr", "valiDays", "valiEndTime", "maxReptCnt", "minInrvDays", "rxTypeCode", "longRxFlag", "bizTypeCode", "rxExraAttrCode"];

    public static TwinResult Handle(TwinCall call) => Find(call) is not { } prescription ? new TwinResult.Refused(RecordRefusals.NoPrescription) : new TwinResult.Answered(Shown(prescription));

    public static TwinResult Review(TwinCall call) => Find(call) is not { } prescription
        ? new TwinResult.Refused(RecordRefusals.NoPrescription)
        : new TwinResult.Answered(new JsonObject
        {
            ["hiRxno"] = prescription.Number,
            ["pharName"] = "样例药师",
            ["pharCode"] = "HY999999000001",
            ["rxChkStasCodg"] = "1",
            ["rxChkOpnn"] = "同意",
            ["rxChkTime"] = ChinaTime.Written(call.Now),
            ["rxStasCodg"] = prescription.Status.Code,
            ["rxStasName"] = prescription.Status.Name,
            ["rxChkStasName"] = "审核通过",
        });

    public static TwinResult Dispensed(TwinCall call)
    {
        if (Find(call) is not { } prescription)
        {
            return new TwinResult.Refused(RecordRefusals.NoPrescription);
        }

        var output = new JsonObject { ["hiRxno"] = prescription.Number, ["setlTime"] = prescription.IsDispensed ? ChinaTime.Written(call.Now) : null };
        (output["rxStasCodg"], output["rxStasName"]) = (prescription.Status.Code, prescription.Status.Name);
        AddUse(output, prescription);
        output["seltdelts"] = new JsonArray([.. (prescription.IsDispensed ? prescription.Checked.Rows("rxdrugdetail") : []).Select(Row)]);
        return new TwinResult.Answered(output);
    }

    private static Prescription? Find(TwinCall call) =>
        call.State.Records.TryGet(call.Input.Field("hiRxno"), call.Institution.Code, out Prescription? found) && found.State != PrescriptionState.Checked
        && found.Visit.Id == call.Input.Field("mdtrtId") ? found : null;

    private static JsonObject Shown(Prescription prescription)
    {
        JsonElement visit = prescription.Checked.Node("mdtrtinfo");
        var output = new JsonObject { ["hiRxno"] = prescription.Number, ["fixmedinsCode"] = prescription.Visit.Institution, ["fixmedinsName"] = visit.Field("fixmedinsName") };
        (output["rxStasCodg"], output["rxStasName"]) = (prescription.Status.Code, prescription.Status.Name);
        AddUse(output, prescription);
        foreach (string field in Header.Where(field => prescription.Checked.TryGetProperty(field, out _)))
        {
            output[field] = JsonNode.Parse(prescription.Checked.GetProperty(field).GetRawText());
        }

        output["reptFlag"] = prescription.Checked.Field("reptFlag") is { Length: > 0 } flag ? flag : "0";
        output["rxDetlList"] = new JsonArray([.. prescription.Checked.Rows("rxdrugdetail").Select(row => Taken(row, prescription))]);
        output["rxOtpinfo"] = Visit(visit, prescription);
        output["rxDiseList"] = new JsonArray([.. prescription.Checked.Rows("diseinfo").Select(Copy)]);
        return output;
    }

    private static void AddUse(JsonObject output, Prescription prescription) =>
        (output["rxUsedStasCodg"], output["rxUsedStasName"]) = prescription.IsDispensed ? ("2", "已使用") : ("1", "未使用");

    private static JsonObject Visit(JsonElement visit, Prescription prescription)
    {
        JsonObject shown = Copy(visit);
        foreach (string field in (string[])["fixmedinsName", "fixmedinsCode", "mdtrtId", "psnNo", "psnCertType", "certno"])
        {
            shown.Remove(field);
        }

        shown["insutype"] = prescription.Visit.Person.Insutype;
        shown["pharName"] = prescription.Uploaded.Field("pharName");
        shown["pharChkTime"] = prescription.Uploaded.Field("pharChkTime");
        return shown;
    }

    private static JsonObject Taken(JsonElement row, Prescription prescription)
    {
        JsonObject shown = Copy(row);
        shown["takeDrugFlag"] = prescription.IsDispensed ? "1" : "0";
        return shown;
    }

    private static JsonObject Row(JsonElement drug) => new()
    {
        ["medListCodg"] = drug.Field("medListCodg"),
        ["drugGenname"] = drug.Field("drugGenname"),
        ["drugProdname"] = drug.Field("drugProdname"),
        ["drugDosform"] = drug.Field("drugDosform"),
        ["drugSpec"] = drug.Field("drugSpec"),
        ["cnt"] = drug.Amount("drugCnt"),
        ["aprvno"] = "国药准字H99999999",
        ["bchno"] = "B1",
        ["manuLotnum"] = "L1",
        ["prdrName"] = drug.Field("prdrName") is { Length: > 0 } maker ? maker : "示范药业",
        ["takeDrugFlag"] = "1",
    };

    private static JsonObject Copy(JsonElement row) => JsonNode.Parse(row.GetRawText())!.AsObject(); // rows are objects
}
