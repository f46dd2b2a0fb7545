using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>Charge rows as 2204 and the pharmacy's drugdetail carry them: reading, checking, dividing.</summary>
internal static class ChargeReading
{
    /// <summary>What is wrong with a call's rows as a whole; null for nothing.</summary>
    public static string? CallFault(JsonElement[] sent, int most) =>
        sent.Length > most ? $"单次上传费用明细不能超过{most}条"
        : sent.DistinctBy(row => (row.Field("mdtrt_id"), row.Field("psn_no"))).Count() > 1 ? "单次上传的费用明细应属于同一次就诊"
        : null;

    /// <summary>The rows, or the first thing wrong with them: amount = quantity × price to the cent, serials not used twice.</summary>
    public static string? TryRead(IEnumerable<JsonElement> sent, bool inPharmacy, HashSet<string> usedSerials, List<ChargeRow> rows)
    {
        foreach (JsonElement row in sent)
        {
            string serial = row.Field("feedetl_sn");
            if (row.Amount("det_item_fee_sumamt") is not { } amount || row.Amount("cnt") is not { } quantity || row.Amount("pric") is not { } price)
            {
                return $"费用明细【{serial}】的数量、单价、金额应为数字";
            }

            if (Cents.Of(amount) != amount || Math.Abs(Cents.Of(quantity * price) - amount) > 0.01m)
            {
                return $"费用明细【{serial}】的金额不等于数量乘以单价";
            }

            if (!usedSerials.Add(serial))
            {
                return $"费用明细流水号【{serial}】重复：{RefusalTexts.AlreadyUploaded}";
            }

            TariffRow tariff = TariffRow.Of(row.Field("med_list_codg"), row.Field("medins_list_codg"));
            rows.Add(new ChargeRow
            {
                Serial = serial,
                Batch = row.Field("chrg_bchno"),
                DiseaseCode = row.Field("dise_codg"),
                Quantity = quantity,
                Price = price,
                Split = RowSplit.Of(tariff, Cents.Of(amount), quantity, inPharmacy),
                Sent = JsonObject.Create(row.Clone())!, // rows are objects: the required fields were found in them
            });
        }

        return null;
    }
}
