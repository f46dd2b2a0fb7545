namespace Gateway.Mapping.Tests.Samples;

/// <summary>Something for every fact that answers would give.</summary>
internal sealed class StandIns
{
    public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["psn_no"] = "9999990000000000001",
        ["insutype"] = "310",
        ["insuplc_admdvs"] = "999999",
        ["mdtrt_id"] = "999999000000000000000000000001",
        ["setl_id"] = "999999000000000000000000000002",
        ["chrg_bchno"] = "MZ20200102000001",
        ["ipt_otp_no"] = "MZ20200102000001",
        ["fulamt_ownpay_amt"] = "3.00",
        ["overlmt_selfpay"] = "0.00",
        ["preselfpay_amt"] = "2.50",
        ["inscp_scp_amt"] = "22.50",
        ["omsgid"] = "H99999900001202001020931000001",
        ["oinfno"] = "2207",
        ["sign_no"] = "1",
    };
}
