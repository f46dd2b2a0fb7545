using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2301 and 2302: charge rows of a stay, all of a call or none; a return is a negative row that names the one it takes back.</summary>
internal static class InpatientCharges
{
    private const string All = "0000";

    public static TwinResult Upload(TwinCall call)
    {
        JsonElement[] sent = [.. call.Input.Rows("feedetail")];
        if (ChargeReading.CallFault(sent, call.Options.MaxChargeRows) is { } wrong)
        {
            return new TwinResult.Refused(wrong);
        }

        if (!call.TryGetStay(sent[0], out Visit? visit))
        {
            return new TwinResult.Refused(InpatientTexts.NotAdmitted);
        }

        if (visit.Live is not null || visit.End is not null)
        {
            return new TwinResult.Refused(visit.Live is not null ? InpatientTexts.SettledStay : InpatientTexts.DischargeFirst);
        }

        List<ChargeRow> rows = [];
        HashSet<string> serials = visit.Rows.Select(row => row.Serial).ToHashSet(StringComparer.Ordinal);
        if ((ChargeReading.TryRead(sent, inPharmacy: false, serials, rows) ?? ReturnFault(visit, rows)) is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        visit.Rows.AddRange(rows);
        return new TwinResult.Acted(new JsonObject { ["result"] = new JsonArray([.. rows.Select(row => ChargeFields.Result(row))]) });
    }

    public static TwinResult Cancel(TwinCall call)
    {
        if (!call.TryGetStay(call.Data, out Visit? visit))
        {
            return new TwinResult.Refused(InpatientTexts.RowsNotFound);
        }

        if (visit.End is not null)
        {
            return new TwinResult.Refused(InpatientTexts.DischargeFirst);
        }

        HashSet<string> serials = [.. call.Input.Rows("data").Select(row => row.Field("feedetl_sn"))];
        int removed = visit.Rows.RemoveAll(row => row.SettlementId is null && (serials.Contains(All) || serials.Contains(row.Serial)));
        return removed > 0 ? new TwinResult.Acted(null)
            : new TwinResult.Refused(serials.Contains(All) ? InpatientTexts.NothingUploaded : InpatientTexts.RowsNotFound);
    }

    /// <summary>A return names a row that is there, and no row is returned more than once over.</summary>
    private static string? ReturnFault(Visit visit, List<ChargeRow> rows)
    {
        ChargeRow[] all = [.. visit.Rows, .. rows];
        foreach (ChargeRow row in rows.Where(row => row.Quantity < 0 || row.Split.Amount < 0))
        {
            string original = Original(row);
            if (original.Length == 0 || !Array.Exists(all, other => other.Serial == original && other.Quantity > 0))
            {
                return $"退费明细【{row.Serial}】的原费用明细不存在";
            }

            if (all.Where(other => other.Serial == original || Original(other) == original).Sum(other => other.Quantity) < 0)
            {
                return $"退费明细【{row.Serial}】的数量超过原费用明细";
            }
        }

        return null;
    }

    private static string Original(ChargeRow row) => row.Sent["init_feedetl_sn"]?.ToString() ?? "";
}
