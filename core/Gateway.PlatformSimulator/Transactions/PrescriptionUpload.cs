using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>D003 and D004: a checked and signed prescription becomes valid; its doctor may cancel it until the drugs are dispensed.</summary>
internal static class PrescriptionUpload
{
    public static TwinResult Handle(TwinCall call)
    {
        if (!call.State.Records.TryGet(call.Input.Field("hiRxno"), call.Institution.Code, out Prescription? prescription) || prescription.TraceCode != call.Input.Field("rxTraceCode"))
        {
            return new TwinResult.Refused(RecordRefusals.TraceCodeUnknown);
        }

        if (prescription.State != PrescriptionState.Checked)
        {
            return new TwinResult.Refused(RecordRefusals.TraceCodeUsed);
        }

        JsonElement seen = prescription.Checked.Node("mdtrtinfo");
        if (seen.Field("mdtrtId") != call.Input.Field("mdtrtId") || seen.Field("certno") != call.Input.Field("certno"))
        {
            return new TwinResult.Refused(RecordRefusals.PatientDiffers);
        }

        if (!PrescriptionSignature.Covers(call.Input))
        {
            return new TwinResult.Refused(RecordRefusals.SignatureWrong);
        }

        (prescription.State, prescription.Uploaded) = (PrescriptionState.Uploaded, call.Input.Clone());
        return new TwinResult.Acted(new JsonObject { ["hiRxno"] = prescription.Number, ["rxStasCodg"] = prescription.Status.Code, ["rxStasName"] = prescription.Status.Name });
    }

    public static TwinResult Cancel(TwinCall call)
    {
        if (!call.State.Records.TryGet(call.Input.Field("hiRxno"), call.Institution.Code, out Prescription? prescription) || prescription.State == PrescriptionState.Checked)
        {
            return new TwinResult.Refused(RecordRefusals.NoPrescription);
        }

        if (prescription.State == PrescriptionState.Cancelled || prescription.IsDispensed)
        {
            return new TwinResult.Refused(prescription.IsDispensed ? RecordRefusals.AlreadyDispensed : RecordRefusals.AlreadyCancelled);
        }

        prescription.State = PrescriptionState.Cancelled;
        return new TwinResult.Acted(null);
    }
}
