using System.Text.Json;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2402 and 2405: discharge and its cancellation, before or after the settlement as the province has it.</summary>
internal static class InpatientDischarge
{
    public static TwinResult Discharge(TwinCall call)
    {
        JsonElement data = call.Input.Node("dscginfo");
        if (!call.TryGetStay(data, out Visit? visit))
        {
            return new TwinResult.Refused(InpatientTexts.NotAdmitted);
        }

        if (visit.End is not null)
        {
            return new TwinResult.Refused(InpatientTexts.AlreadyDischarged);
        }

        if (call.Options.Discharge == TwinDischarge.AfterSettlement && visit.Live is null)
        {
            return new TwinResult.Refused(InpatientTexts.SettleFirst);
        }

        if (InpatientDiagnoses.Fault(call, "出院") is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        visit.End = data.Field("endtime");
        InpatientDiagnoses.Keep(visit, call, "2");
        return new TwinResult.Acted(null);
    }

    public static TwinResult Cancel(TwinCall call)
    {
        if (!call.TryGetStay(call.Data, out Visit? visit))
        {
            return new TwinResult.Refused(RefusalTexts.NothingToUndo);
        }

        if (visit.End is null)
        {
            return new TwinResult.Refused(InpatientTexts.StillInHospital(visit));
        }

        if (visit.Live is not null)
        {
            return new TwinResult.Refused(InpatientTexts.SettledStay);
        }

        if (call.State.VisitsOf(visit.Person.Number).FirstOrDefault(other => other.IsInHospital) is { } elsewhere)
        {
            return new TwinResult.Refused(InpatientTexts.InHospital(elsewhere, call.Options));
        }

        visit.End = null;
        visit.Diagnoses.RemoveAll(row => row["inout_diag_type"]!.GetValue<string>() == "2"); // every kept row has one
        return new TwinResult.Acted(null);
    }
}
