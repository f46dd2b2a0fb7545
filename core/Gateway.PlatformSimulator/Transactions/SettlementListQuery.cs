using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>4103: the list as it was uploaded, with what the platform knows of the settlement: funds, fee categories, and an id on every row.</summary>
internal static class SettlementListQuery
{
    /// <summary>What the query calls otherwise than the upload.</summary>
    private static readonly (string Sent, string Shown)[] Renamed =
    [
        ("adm_way", "adm_way_code"), ("otp_wm_dise", "otp_wm_diag"), ("wm_dise_code", "otp_wm_diag_dise_code"), ("otp_tcm_dise", "otp_tcm_diag"), ("tcm_dise_code", "otp_tcm_diag_dise_code"),
        ("poscode", "emp_poscode"), ("refldept_dept", "refl_caty"), ("days_rinp_flag_31", "dscg31days_rinp_flag"), ("days_rinp_pup_31", "rinp_pup"), ("acp_medins_name", "acp_optins_name"),
        ("setl_begn_date", "setl_begndate"), ("setl_end_date", "setl_enddate"), ("opsp_mdtrt_date", "opsp_mdtrt_time"),
    ];

    public static TwinResult Handle(TwinCall call)
    {
        if (call.State.Records.ListOf(call.Data.Field("setl_id")) is not { } list || list.Settlement.Visit.Person.Number != call.Data.Field("psn_no") || list.Settlement.Visit.Institution != call.Institution.Code)
        {
            return new TwinResult.Refused(RecordRefusals.ListNotFound);
        }

        var output = new JsonObject { ["setlinfo"] = Info(list, call), ["payinfo"] = Funds(list), ["iteminfo"] = Items(list, call) };
        foreach ((string node, string id) in ((string, string)[])
            [("opspdiseinfo", "setl_list_opsp_trt_id"), ("diseinfo", "setl_list_diag_id"), ("oprninfo", "setl_list_oprn_id"), ("icuinfo", "setl_list_scs_cutd_id"), ("bldinfo", "setl_List_bld_Id")])
        {
            output[node] = new JsonArray([.. list.Sent.Rows(node).Select(row => Numbered(row, id, list, call))]);
        }

        return new TwinResult.Answered(output);
    }

    private static JsonObject Info(SettlementList list, TwinCall call)
    {
        JsonObject info = Copy(list.Sent.Node("setlinfo"));
        foreach ((string sent, string shown) in Renamed)
        {
            info.Remove(sent, out JsonNode? value);
            info[shown] = value;
        }

        Visit visit = list.Settlement.Visit;
        PersonFields.AddTo(info, visit.Person, DateOnly.FromDateTime(call.Now.ToOffset(ChinaTime.Offset).Date));
        info["setl_list_sn"] = list.Number;
        info["fixmedins_code"] = visit.Institution;
        info["fixmedins_name"] = call.Envelope["fixmedins_name"];
        info["insutype"] = list.Settlement.Insutype;
        info["insu_admdvs"] = call.Options.Area;
        info["diag_code_cnt"] = list.Sent.Rows("diseinfo").Count();
        info["oprn_oprt_code_cnt"] = list.Sent.Rows("oprninfo").Count();
        info["psn_ownpay_fee"] = Cents.Of(list.Settlement.Amounts.FullyOwn);
        info["acct_payamt"] = Cents.Of(list.Settlement.Amounts.Account);
        info["psn_cashpay"] = Cents.Of(list.Settlement.Amounts.Cash);
        info["stas_type"] = list.State;
        return info;
    }

    private static JsonArray Funds(SettlementList list) => [.. SettlementFields.Details(list.Settlement).Select(fund => new JsonObject
    {
        ["setl_id"] = list.Settlement.Id,
        ["psn_no"] = list.Settlement.Visit.Person.Number,
        ["mdtrt_id"] = list.Settlement.Visit.Id,
        ["fund_pay_type"] = fund!["fund_pay_type"]!.DeepClone(), // details are objects that have both
        ["fund_payamt"] = fund["fund_payamt"]!.DeepClone(),
    })];

    private static JsonArray Items(SettlementList list, TwinCall call) => [.. list.Settlement.Rows.Select(row => new JsonObject
    {
        ["setl_list_chrgitm_id"] = call.State.NewId(call.Now),
        ["setl_id"] = list.Settlement.Id,
        ["psn_no"] = list.Settlement.Visit.Person.Number,
        ["mdtrt_id"] = list.Settlement.Visit.Id,
        ["med_chrgitm_type"] = "14",
        ["item_sumamt"] = Cents.Of(row.Price * row.Quantity),
    })];

    private static JsonObject Numbered(JsonElement row, string id, SettlementList list, TwinCall call)
    {
        JsonObject shown = Copy(row);
        shown[id] = call.State.NewId(call.Now);
        shown["setl_id"] = list.Settlement.Id;
        shown["psn_no"] = list.Settlement.Visit.Person.Number;
        shown["mdtrt_id"] = list.Settlement.Visit.Id;
        return shown;
    }

    private static JsonObject Copy(JsonElement row) => JsonNode.Parse(row.GetRawText())!.AsObject(); // rows are objects
}
