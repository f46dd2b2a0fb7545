using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Answers;

/// <summary>How a charge row divides, as 2204 result, the pharmacy's detlcutinfo and 5204 carry it.</summary>
internal static class ChargeFields
{
    /// <summary>What stands for "no highest price".</summary>
    private const decimal NoLimit = 999999.000000m;

    /// <summary>Copied by 5204 as they were sent.</summary>
    private static readonly string[] Echoed =
    [
        "sin_dos_dscr", "used_frqu_dscr", "prd_days", "medc_way_dscr", "med_list_codg", "medins_list_codg", "bilg_dept_codg", "bilg_dept_name",
        "bilg_dr_codg", "bilg_dr_name", "acord_dept_codg", "acord_dept_name", "orders_dr_code", "orders_dr_name", "hosp_appr_flag", "tcmdrug_used_way",
        "etip_flag", "etip_hosp_code", "dscg_tkdrug_flag", "matn_fee_flag",
    ];

    /// <summary>A row of 2204 result; with <c>exp_content</c> and without <c>lmt_used_flag</c> differences left as the interface has them.</summary>
    public static JsonObject Result(ChargeRow row)
    {
        var node = new JsonObject { ["feedetl_sn"] = row.Serial };
        AddAmounts(node, row);
        node["bas_medn_flag"] = row.Split.Tariff.Level == "01" ? "1" : "0";
        node["hi_nego_drug_flag"] = "0";
        node["chld_medc_flag"] = "0";
        node["list_sp_item_flag"] = "0";
        node["lmt_used_flag"] = "0";
        node["drt_reim_flag"] = "1";
        node["memo"] = null;
        return node;
    }

    /// <summary>A row of 5204.</summary>
    public static JsonObject Queried(ChargeRow row, Visit visit)
    {
        var node = new JsonObject
        {
            ["mdtrt_id"] = visit.Id,
            ["setl_id"] = row.SettlementId,
            ["feedetl_sn"] = row.Serial,
            ["rx_drord_no"] = Sent(row, visit.IsInpatient ? "drord_no" : "rxno"),
            ["chrg_bchno"] = row.Batch,
            ["med_type"] = visit.MedType,
            ["fee_ocur_time"] = Sent(row, "fee_ocur_time"),
        };
        AddAmounts(node, row);
        node["hilist_code"] = Sent(row, "med_list_codg");
        node["hilist_name"] = row.Split.Tariff.Name;
        node["list_type"] = "101";
        node["medins_list_name"] = row.Split.Tariff.Name;
        foreach (string field in Echoed)
        {
            node[field] = Sent(row, field);
        }

        return node;
    }

    private static void AddAmounts(JsonObject node, ChargeRow row)
    {
        node["det_item_fee_sumamt"] = row.Split.Amount;
        node["cnt"] = row.Quantity;
        node["pric"] = row.Price;
        node["pric_uplmt_amt"] = row.Split.Tariff.PriceLimit ?? NoLimit;
        node["selfpay_prop"] = row.Split.Share + 0.0000m;
        node["fulamt_ownpay_amt"] = row.Split.FullyOwn + 0.00m;
        node["overlmt_amt"] = row.Split.OverLimit + 0.00m;
        node["preselfpay_amt"] = row.Split.FirstShare + 0.00m;
        node["inscp_scp_amt"] = row.Split.InScope + 0.00m;
        node["chrgitm_lv"] = row.Split.Tariff.Level;
        node["med_chrgitm_type"] = row.Split.Tariff.ChargeType;
    }

    private static JsonNode? Sent(ChargeRow row, string field) => row.Sent[field]?.DeepClone();
}
