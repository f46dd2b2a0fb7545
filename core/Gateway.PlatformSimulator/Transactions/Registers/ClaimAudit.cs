using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>3101, 3102: looks through a visit's orders before the money moves. The twin has three rules of its own: R01 an item twice, R02 amount ≠ quantity × price, R03 more than thirty of one item.</summary>
internal static class ClaimAudit
{
    public static TwinResult Handle(TwinCall call)
    {
        var hits = new JsonArray();
        foreach (JsonElement person in call.Data.Rows("patient_dtos"))
        {
            foreach (JsonElement visit in person.Rows("fsi_encounter_dtos"))
            {
                if (visit.Rows("fsi_order_dtos").FirstOrDefault(order => order.Field("rx_id").Length == 0 || order.Amount("cnt") is null) is { ValueKind: JsonValueKind.Object })
                {
                    return new TwinResult.Refused("交易输入参数【fsi_order_dtos】的处方标识、数量不能为空");
                }

                Audit(call, person, visit, hits);
            }
        }

        return call.Data.Rows("patient_dtos").Any() ? new TwinResult.Answered(new JsonObject { ["result"] = hits }) : new TwinResult.Refused("交易输入节点【patient_dtos】不能为空");
    }

    private static void Audit(TwinCall call, JsonElement person, JsonElement visit, JsonArray hits)
    {
        JsonElement[] orders = [.. visit.Rows("fsi_order_dtos")];
        foreach (IGrouping<string, JsonElement> twice in orders.GroupBy(order => order.Field("hilist_code"), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            hits.Add((JsonNode)Hit(call, person, visit, "R01", "重复开药", $"同一次就诊中重复开具【{twice.First().Field("hilist_name")}】", "1", [.. twice]));
        }

        foreach (JsonElement order in orders)
        {
            if (order.Amount("sumamt") != order.Amount("cnt") * order.Amount("pric"))
            {
                hits.Add((JsonNode)Hit(call, person, visit, "R02", "金额不符", $"【{order.Field("hilist_name")}】的金额不等于数量乘以单价", "2", order));
            }

            if (order.Amount("cnt") > 30)
            {
                hits.Add((JsonNode)Hit(call, person, visit, "R03", "超量开药", $"【{order.Field("hilist_name")}】一次开具超过30", "1", order));
            }
        }
    }

    private static JsonObject Hit(TwinCall call, JsonElement person, JsonElement visit, string rule, string name, string content, string severity, params JsonElement[] orders) => new()
    {
        ["jr_id"] = call.State.NewId(call.Now),
        ["rule_id"] = rule,
        ["rule_name"] = name,
        ["vola_cont"] = content,
        ["patn_id"] = person.Field("patn_id"),
        ["mdtrt_id"] = visit.Field("mdtrt_id"),
        ["vola_amt"] = Number(orders[^1].Amount("sumamt") ?? 0),
        ["vola_amt_stas"] = "1",
        ["sev_deg"] = severity,
        ["vola_evid"] = "模拟规则",
        ["vola_bhvr_type"] = "1",
        ["task_id"] = call.Data.Field("task_id"),
        ["judge_result_detail_dtos"] = new JsonArray([.. orders.Select(order => new JsonObject
        {
            ["jrd_id"] = call.State.NewId(call.Now),
            ["patn_id"] = person.Field("patn_id"),
            ["mdtrt_id"] = visit.Field("mdtrt_id"),
            ["rx_id"] = order.Field("rx_id"),
            ["vola_item_type"] = "1",
            ["vola_amt"] = Number(order.Amount("sumamt") ?? 0),
        })]),
    };

    private static JsonNode Number(decimal amount) => JsonNode.Parse(amount.ToString(CultureInfo.InvariantCulture))!; // a decimal is JSON
}
