using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2205: takes back the unsettled rows of one batch, or with 0000 all of them.</summary>
internal static class ChargeCancel
{
    public static TwinResult Handle(TwinCall call)
    {
        if (!call.State.TryGetVisit(call.Data.Field("mdtrt_id"), call.Data.Field("psn_no"), call.Institution.Code, out Visit? visit))
        {
            return new TwinResult.Refused(RefusalTexts.NothingToUndo);
        }

        string batch = call.Data.Field("chrg_bchno");
        int removed = visit.Rows.RemoveAll(row => row.SettlementId is null && (batch == "0000" || row.Batch == batch));
        return removed == 0 ? new TwinResult.Refused(RefusalTexts.NothingToUndo) : new TwinResult.Acted(null);
    }
}
