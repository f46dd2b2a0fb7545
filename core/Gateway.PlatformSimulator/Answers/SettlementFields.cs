using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Answers;

/// <summary>
/// setlinfo and setldetail. Names differ by transaction: what a person pays is psn_part_amt in settlements and psn_pay in 2103 and 5203,
/// cash is psn_cash_pay, cash_payamt or (2208, a misprint that stayed) pdn_cash_pay.
/// </summary>
internal static class SettlementFields
{
    /// <summary>The answer's output: setlinfo and setldetail.</summary>
    public static JsonObject Output(Settlement settlement, string infno) => new() { ["setlinfo"] = Info(settlement, infno), ["setldetail"] = Details(settlement) };

    public static JsonObject Info(Settlement settlement, string infno)
    {
        Visit visit = settlement.Visit;
        bool final = infno is not ("2101" or "2206" or "2303");
        var node = new JsonObject { ["setl_id"] = final ? settlement.Id : null, ["mdtrt_id"] = visit.Id.Length > 0 ? visit.Id : null };
        PersonFields.AddTo(node, visit.Person, DayOf(visit));
        node["insutype"] = settlement.Insutype;
        node["psn_type"] = visit.Person.Type;
        node["cvlserv_flag"] = visit.Person.IsCivilServant ? "1" : "0";
        node["setl_time"] = ChinaTime.Written(settlement.At);
        node["mdtrt_cert_type"] = settlement.CertificateType;
        node["med_type"] = settlement.MedType;
        AddAmounts(node, settlement.Amounts);
        AddShares(node, settlement.Amounts, infno);
        node["acct_mulaid_pay"] = 0.00m;
        node["medins_setl_id"] = settlement.Msgid;
        node["clr_optins"] = visit.Institution.Length == 12 ? visit.Institution.Substring(1, 6) : null;
        node["clr_way"] = "01";
        node["clr_type"] = visit.IsPharmacy ? "41" : visit.IsInpatient ? "21" : "11";
        return node;
    }

    /// <summary>One row per fund that pays; the personal account counts as one.</summary>
    public static JsonArray Details(Settlement settlement)
    {
        SettlementSplit amounts = settlement.Amounts;
        bool resident = settlement.Insutype == "390";
        (string Type, string Name, decimal Paid)[] funds =
        [
            resident ? ("390100", "城乡居民基本医疗保险基金", amounts.Pool) : ("310100", "职工基本医疗保险统筹基金", amounts.Pool),
            ("310200", "职工基本医疗保险个人账户基金", amounts.Account),
            ("320100", "公务员医疗补助基金", amounts.CivilServant),
        ];
        return [.. funds.Where(fund => fund.Paid != 0).Select(fund => new JsonObject
        {
            ["fund_pay_type"] = fund.Type,
            ["inscp_scp_amt"] = Cents.Of(amounts.InScope),
            ["crt_payb_lmt_amt"] = 999999.00m,
            ["fund_payamt"] = Cents.Of(fund.Paid),
            ["fund_pay_type_name"] = fund.Name,
            ["setl_proc_info"] = "",
        })];
    }

    private static void AddAmounts(JsonObject node, SettlementSplit amounts)
    {
        node["medfee_sumamt"] = Cents.Of(amounts.Total);
        node["fulamt_ownpay_amt"] = Cents.Of(amounts.FullyOwn);
        node["overlmt_selfpay"] = Cents.Of(amounts.OverLimit);
        node["preselfpay_amt"] = Cents.Of(amounts.FirstShare);
        node["inscp_scp_amt"] = Cents.Of(amounts.InScope);
        node["act_pay_dedc"] = Cents.Of(amounts.Deductible);
        node["hifp_pay"] = Cents.Of(amounts.Pool);
        node["pool_prop_selfpay"] = amounts.PoolRate + 0.0000m;
        node["cvlserv_pay"] = Cents.Of(amounts.CivilServant);
        node["hifes_pay"] = 0.00m;
        node["hifmi_pay"] = 0.00m;
        node["hifob_pay"] = 0.00m;
        node["maf_pay"] = 0.00m;
        node["oth_pay"] = 0.00m;
        node["fund_pay_sumamt"] = Cents.Of(amounts.Fund);
    }

    private static void AddShares(JsonObject node, SettlementSplit amounts, string infno)
    {
        bool older = infno is "2103" or "5203";
        node[older ? "psn_pay" : "psn_part_amt"] = Cents.Of(amounts.Total - amounts.Fund);
        node["acct_pay"] = Cents.Of(amounts.Account);
        node[older ? "cash_payamt" : "psn_cash_pay"] = Cents.Of(amounts.Cash);
        if (infno == "2208")
        {
            node["pdn_cash_pay"] = Cents.Of(amounts.Cash);
        }

        if (infno is "2206" or "2207" or "2208" or "2303" or "2304" or "2305")
        {
            node["hosp_part_amt"] = 0.00m;
        }

        node["balc"] = Cents.Of(amounts.BalanceAfter);
    }

    private static DateOnly DayOf(Visit visit) =>
        visit.Begin.Length >= 10 && DateOnly.TryParseExact(visit.Begin.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : new DateOnly(2020, 1, 1);
}
