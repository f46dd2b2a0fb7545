using System.Text.Json;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>4101A and 4102: the list of a live settlement. It may be uploaded again until 4102 says that it is submitted (stas_type 1).</summary>
internal static class SettlementListUpload
{
    private const string Submitted = "1";

    public static TwinResult Handle(TwinCall call)
    {
        JsonElement info = call.Input.Node("setlinfo");
        if (call.State.FindSettlement(info.Field("setl_id")) is not { State: SettlementState.Live } settlement || !IsOf(settlement, info, call))
        {
            return new TwinResult.Refused(RecordRefusals.NotSettled);
        }

        if (call.Input.Rows("diseinfo").Count(row => row.Field("maindiag_flag") == "1") != 1)
        {
            return new TwinResult.Refused(RecordRefusals.ListMainDiagnosis);
        }

        SettlementList? before = call.State.Records.ListOf(settlement.Id);
        if (before?.State == Submitted)
        {
            return new TwinResult.Refused(RecordRefusals.ListSubmitted);
        }

        call.State.Records.Put(new SettlementList(before?.Number ?? call.State.NewId(call.Now), settlement, call.Input.Clone()) { State = info.Field("stas_type") });
        return new TwinResult.Acted(null);
    }

    public static TwinResult ChangeState(TwinCall call)
    {
        JsonElement info = call.Input.Node("stastinfo");
        if (call.State.Records.ListOf(info.Field("setl_id")) is not { } list || list.Settlement.Visit.Person.Number != info.Field("psn_no") || list.Settlement.Visit.Institution != call.Institution.Code)
        {
            return new TwinResult.Refused(RecordRefusals.NoList);
        }

        list.State = info.Field("stas_type");
        return new TwinResult.Acted(null);
    }

    private static bool IsOf(Settlement settlement, JsonElement info, TwinCall call) =>
        settlement.Visit.Id == info.Field("mdtrt_id") && settlement.Visit.Person.Number == info.Field("psn_no") && settlement.Visit.Institution == call.Institution.Code;
}
