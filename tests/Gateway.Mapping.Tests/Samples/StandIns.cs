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
        ["begntime"] = "2020-01-02T09:30:00+08:00",
        ["med_type"] = "21",
        ["trt_dcla_detl_sn"] = "9999990001",
        ["hiRxno"] = "999999000000000000000000000003",
        ["rxTraceCode"] = "99999900000000000004",
        ["rxFile"] = "c2lnbmVk",
        ["signDigest"] = "c2lnbmVk",
        ["feedetl_sn"] = "0000",
        ["stmt_rslt"] = "0",
        ["medfee_sumamt"] = "28.00",
        ["mdtrt_cert_type"] = "03",
        ["mdtrt_cert_no"] = "9999000001",
    };
}
