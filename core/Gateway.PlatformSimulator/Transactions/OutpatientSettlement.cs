using System.Text.Json;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2206 and 2207: what a visit's uploaded batch comes to, and its settlement. One live settlement per visit.</summary>
internal static class OutpatientSettlement
{
    private static readonly string[] TraceFields = ["feedetl_sn", "drug_trac_codg", "trdn_flag", "min_prcunt_type"];

    public static TwinResult Presettle(TwinCall call) => Check(call, out Visit? visit, out List<ChargeRow> rows) is { } fault
        ? new TwinResult.Refused(fault)
        : new TwinResult.Answered(SettlementFields.Output(Settling.Compute(call, call.Data, visit!, rows, final: false), call.Infno)); // no fault, so there is a visit

    public static TwinResult Settle(TwinCall call)
    {
        if ((Check(call, out Visit? visit, out List<ChargeRow> rows) ?? TraceCodeFault(call)) is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        Settlement settlement = Settling.Compute(call, call.Data, visit!, rows, final: true); // no fault, so there is a visit
        Settling.Keep(call.State, settlement);
        return new TwinResult.Acted(SettlementFields.Output(settlement, call.Infno), settlement);
    }

    private static string? Check(TwinCall call, out Visit? visit, out List<ChargeRow> rows)
    {
        JsonElement data = call.Data;
        rows = [];
        if (!call.State.TryGetVisit(data.Field("mdtrt_id"), data.Field("psn_no"), call.Institution.Code, out visit) || visit.IsCancelled)
        {
            return RefusalTexts.NotRegistered;
        }

        if (visit.Live is not null)
        {
            return RefusalTexts.AlreadySettled;
        }

        if (visit.Person.Insutype != data.Field("insutype"))
        {
            return RefusalTexts.WrongInsurance(data.Field("insutype"));
        }

        string batch = data.Field("chrg_bchno");
        rows = [.. visit.Rows.Where(row => row.Batch == batch)];
        decimal uploaded = Cents.Of(rows.Sum(row => row.Split.Amount));
        return data.Amount("medfee_sumamt") is { } total && total == uploaded ? null : RefusalTexts.TotalDiffers(data.Amount("medfee_sumamt") ?? 0, uploaded);
    }

    /// <summary>Rows of drug_trac_info are optional as a whole, complete where they are sent.</summary>
    private static string? TraceCodeFault(TwinCall call)
    {
        int index = call.Input.Rows("drug_trac_info").ToList().FindIndex(row =>
            TraceFields.Any(field => row.Field(field).Length == 0));
        return index < 0 ? null : $"drug_trac_info第{index + 1}行必填字段缺失";
    }
}
