using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>5303: who is in hospital here, by person or all, admitted in a time. Who was discharged is not shown.</summary>
internal static class InpatientQuery
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        if (!VisitQuery.TryRead(data.Field("begntime"), endOfDay: false, out DateTime from) || !VisitQuery.TryRead(data.Field("endtime"), endOfDay: true, out DateTime until))
        {
            return new TwinResult.Refused("开始时间或结束时间格式不正确：应为yyyy-MM-dd HH:mm:ss");
        }

        string person = data.Field("psn_no");
        IEnumerable<Visit> found = (person.Length == 0 ? call.State.Visits : call.State.VisitsOf(person)).Where(visit =>
            visit.IsInHospital && visit.Institution == call.Institution.Code
            && (!VisitQuery.TryRead(visit.Begin, endOfDay: false, out DateTime begin) || (begin >= from && begin <= until)));
        return new TwinResult.Answered(new JsonObject { ["data"] = new JsonArray([.. found.Select(visit => Fields(visit, call))]) });
    }

    private static JsonObject Fields(Visit visit, TwinCall call)
    {
        var node = new JsonObject { ["mdtrt_id"] = visit.Id };
        PersonFields.AddTo(node, visit.Person, DateOnly.FromDateTime(call.Now.ToOffset(ChinaTime.Offset).Date));
        node.Remove("naty");
        node["insutype"] = visit.Person.Insutype;
        node["begndate"] = visit.Begin.Length >= 10 ? visit.Begin[..10] : visit.Begin;
        node["med_type"] = visit.MedType;
        node["ipt_otp_no"] = visit.LocalNumber;
        node["out_flag"] = "0";
        return node;
    }
}
