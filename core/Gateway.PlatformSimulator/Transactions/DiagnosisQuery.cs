using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>5202: the diagnoses of a visit.</summary>
internal static class DiagnosisQuery
{
    public static TwinResult Handle(TwinCall call)
    {
        bool found = call.State.TryGetVisit(call.Data.Field("mdtrt_id"), call.Data.Field("psn_no"), call.Institution.Code, out Visit? visit);
        JsonNode[] rows = found ? [.. visit!.Diagnoses.Select(row => row.DeepClone())] : []; // found means there is one
        return new TwinResult.Answered(new JsonObject { ["diseinfo"] = new JsonArray(rows) });
    }
}
