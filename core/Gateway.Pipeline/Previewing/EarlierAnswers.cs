using System.Collections.Immutable;

namespace Gateway.Pipeline;

/// <summary>What the key book would hold after earlier messages of the same visit, person and invoice.</summary>
internal static class EarlierAnswers
{
    public static ImmutableDictionary<string, string> Facts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["psn_no"] = "9999990000000000001",
        ["insutype"] = "310",
        ["insuplc_admdvs"] = "999999",
        ["mdtrt_id"] = "999999000000000000000000000001",
        ["setl_id"] = "999999000000000000000000000002",
        ["trt_dcla_detl_sn"] = "999999000000000000000000000003",
        ["chrg_bchno"] = "MZ20200102000001",
        ["ipt_otp_no"] = "MZ20200102000001",
        ["hiRxno"] = "999999000000000000000000000003",
        ["begntime"] = "2020-01-02T09:30:00+08:00",
        ["med_type"] = "21",
        ["mdtrt_cert_type"] = "03",
        ["mdtrt_cert_no"] = "9999000001",
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
