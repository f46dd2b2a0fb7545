using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// 5203: a person's settlements at this institution, by setl_id or mdtrt_id or all of them; refunds are rows of their own.
/// One settlement is an object as the interface has it, any other number an array. What 2601 undid is not shown.
/// </summary>
internal static class SettlementQuery
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        string id = data.Field("setl_id"), visit = data.Field("mdtrt_id");
        Settlement[] found = [.. call.State.SettlementsOf(data.Field("psn_no")).Where(settlement =>
            settlement.State != SettlementState.Reversed && settlement.Visit.Institution == call.Institution.Code
            && (id.Length == 0 || settlement.Id == id) && (visit.Length == 0 || settlement.Visit.Id == visit))];

        JsonNode info = found.Length == 1 ? Info(found[0], call) : new JsonArray([.. found.Select(settlement => Info(settlement, call))]);
        JsonNode[] details = [.. found.SelectMany(settlement => SettlementFields.Details(settlement)).Select(row => row!.DeepClone())]; // details are objects
        return new TwinResult.Answered(new JsonObject { ["setlinfo"] = info, ["setldetail"] = new JsonArray(details) });
    }

    private static JsonObject Info(Settlement settlement, TwinCall call)
    {
        JsonObject node = SettlementFields.Info(settlement, "5203");
        string day = ChinaTime.Written(settlement.At)[..10];
        node["pay_loc"] = "2";
        node["fixmedins_code"] = settlement.Visit.Institution;
        node["fixmedins_name"] = call.Envelope["fixmedins_name"];
        node["begndate"] = settlement.Visit.Begin.Length >= 10 ? settlement.Visit.Begin[..10] : day;
        node["enddate"] = day;
        node["insu_optins"] = call.Options.Area;
        node["emp_name"] = settlement.Visit.Person.Employer;
        node["refd_setl_flag"] = settlement.State == SettlementState.Live ? "0" : "1";
        node["init_setl_id"] = settlement.RefundOf?.Id;
        node["year"] = day[..4];
        node["dise_codg"] = settlement.Visit.DiseaseCode;
        node["dise_name"] = settlement.Visit.DiseaseName;
        node["invono"] = settlement.Invoice;
        node["opter_name"] = settlement.Visit.OperatorName;
        node["opt_time"] = ChinaTime.Written(settlement.At);
        return node;
    }
}
