using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>5204: a visit's charge rows, or those of one settlement. The answer is an array directly under output.</summary>
internal static class ChargeQuery
{
    public static TwinResult Handle(TwinCall call)
    {
        if (!call.State.TryGetVisit(call.Data.Field("mdtrt_id"), call.Data.Field("psn_no"), call.Institution.Code, out Visit? visit))
        {
            return new TwinResult.Answered(new JsonArray());
        }

        string settlement = call.Data.Field("setl_id");
        IEnumerable<ChargeRow> rows = visit.Rows.Where(row => settlement.Length == 0 || row.SettlementId == settlement);
        return new TwinResult.Answered(new JsonArray([.. rows.Select(row => ChargeFields.Queried(row, visit))]));
    }
}
