using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2204: adds charge rows to one visit, all or none, and tells how each divides.</summary>
internal static class ChargeUpload
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement[] sent = [.. call.Input.Rows("feedetail")];
        if (ChargeReading.CallFault(sent, call.Options.MaxChargeRows) is { } wrong)
        {
            return new TwinResult.Refused(wrong);
        }

        if (!call.State.TryGetVisit(sent[0].Field("mdtrt_id"), sent[0].Field("psn_no"), call.Institution.Code, out Visit? visit) || visit is not { IsCancelled: false, IsInpatient: false })
        {
            return new TwinResult.Refused("就诊信息不存在，请先办理门诊挂号");
        }

        if (visit.Live is not null)
        {
            return new TwinResult.Refused("门诊患者已结算, 不能上传费用明细");
        }

        List<ChargeRow> rows = [];
        HashSet<string> serials = visit.Rows.Select(row => row.Serial).ToHashSet(StringComparer.Ordinal);
        if ((ChargeReading.TryRead(sent, inPharmacy: false, serials, rows) ?? BatchFault(visit, rows)) is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        visit.Rows.AddRange(rows);
        return new TwinResult.Acted(new JsonObject { ["result"] = new JsonArray([.. rows.Select(row => ChargeFields.Result(row))]) });
    }

    /// <summary>Rows of one batch share one disease code.</summary>
    private static string? BatchFault(Visit visit, List<ChargeRow> rows) =>
        visit.Rows.Concat(rows).GroupBy(row => row.Batch, StringComparer.Ordinal).FirstOrDefault(batch => batch.DistinctBy(row => row.DiseaseCode, StringComparer.Ordinal).Count() > 1) is { } mixed
            ? $"收费批次号【{mixed.Key}】的病种编码不一致"
            : null;
}
