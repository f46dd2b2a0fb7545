using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2202: closes a visit that has neither charges nor a settlement.</summary>
internal static class RegistrationCancel
{
    public static TwinResult Handle(TwinCall call)
    {
        if (!call.State.TryGetVisit(call.Data.Field("mdtrt_id"), call.Data.Field("psn_no"), call.Institution.Code, out Visit? visit) || visit.IsCancelled)
        {
            return new TwinResult.Refused(RefusalTexts.NothingToUndo);
        }

        if (visit.Live is not null)
        {
            return new TwinResult.Refused("该就诊存在有效结算，请先撤销结算");
        }

        if (visit.Rows.Count > 0)
        {
            return new TwinResult.Refused("该就诊存在已上传费用明细，请先撤销费用明细");
        }

        call.State.Close(visit);
        return new TwinResult.Acted(null);
    }
}
