using System.Text.Json;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// 2303 and 2304: what the unsettled rows of a stay come to, and their settlement. A settlement on the way (mid_setl_flag 1) lets the stay go on; of the other kind there is one.
/// </summary>
internal static class InpatientSettlement
{
    private const string OnTheWay = "1";

    public static TwinResult Presettle(TwinCall call) => Check(call, out Visit? visit, out List<ChargeRow> rows) is { } fault
        ? new TwinResult.Refused(fault)
        : new TwinResult.Answered(SettlementFields.Output(Compute(call, visit!, rows, final: false), call.Infno)); // no fault, so there is a visit

    public static TwinResult Settle(TwinCall call)
    {
        if ((Check(call, out Visit? visit, out List<ChargeRow> rows) ?? OrderFault(call, visit!)) is { } fault) // no fault, so there is a visit
        {
            return new TwinResult.Refused(fault);
        }

        Settlement settlement = Compute(call, visit!, rows, final: true); // no fault, so there is a visit
        Settling.Keep(call.State, settlement);
        return new TwinResult.Acted(SettlementFields.Output(settlement, call.Infno), settlement);
    }

    private static string? OrderFault(TwinCall call, Visit visit) =>
        call.Options.Discharge == TwinDischarge.BeforeSettlement && visit.End is null && call.Data.Field("mid_setl_flag") != OnTheWay ? InpatientTexts.LeaveFirst : null;

    private static string? Check(TwinCall call, out Visit? visit, out List<ChargeRow> rows)
    {
        JsonElement data = call.Data;
        rows = [];
        if (!call.TryGetStay(data, out visit))
        {
            return InpatientTexts.NotAdmitted;
        }

        if (visit.Live is not null)
        {
            return InpatientTexts.AlreadySettled;
        }

        if (visit.Person.Insutype != data.Field("insutype"))
        {
            return RefusalTexts.WrongInsurance(data.Field("insutype"));
        }

        rows = [.. visit.Rows.Where(row => row.SettlementId is null)];
        decimal uploaded = Cents.Of(rows.Sum(row => row.Split.Amount));
        if (data.Amount("medfee_sumamt") != uploaded)
        {
            return RefusalTexts.TotalDiffers(data.Amount("medfee_sumamt") ?? 0, uploaded);
        }

        return SplitFault(data, [.. rows.Select(row => row.Split)]);
    }

    /// <summary>The sender repeats how its rows were split; where it does, it has to be right.</summary>
    private static string? SplitFault(JsonElement data, IReadOnlyCollection<RowSplit> rows)
    {
        (string Field, decimal Sum)[] sums = [("fulamt_ownpay_amt", rows.Sum(row => row.FullyOwn)), ("overlmt_selfpay", rows.Sum(row => row.OverLimit)), ("preselfpay_amt", rows.Sum(row => row.FirstShare)), ("inscp_scp_amt", rows.Sum(row => row.InScope))];
        return sums.FirstOrDefault(sum => data.Amount(sum.Field) is { } sent && sent != Cents.Of(sum.Sum)) is { Field: { } field } ? $"【{field}】与已上传费用明细的合计不一致" : null;
    }

    private static Settlement Compute(TwinCall call, Visit visit, List<ChargeRow> rows, bool final)
    {
        decimal paidBefore = call.State.SettlementsOf(visit.Person.Number).Where(one => one.Visit == visit && one.State == SettlementState.Live).Sum(one => one.Amounts.Deductible);
        return new Settlement
        {
            Id = final ? call.State.NewId(call.Now) : "",
            Infno = call.Infno,
            Msgid = call.Msgid,
            Visit = visit,
            Amounts = StaySplit.Of([.. rows.Select(row => row.Split)], visit.Person, paidBefore, call.Data.Field("acct_used_flag") == "1"),
            Rows = rows,
            At = call.Now,
            Insutype = call.Data.Field("insutype"),
            MedType = visit.MedType,
            CertificateType = call.Data.Field("mdtrt_cert_type"),
            Invoice = call.Data.Field("invono"),
            IsOnTheWay = call.Data.Field("mid_setl_flag") == OnTheWay,
            State = SettlementState.Live,
        };
    }
}
