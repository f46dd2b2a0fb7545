using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2001: may the person use this insurance for this kind of care.</summary>
internal static class EntitlementCheck
{
    public static TwinResult Handle(TwinCall call)
    {
        if (call.State.Persons.ByNumber(call.Data.Field("psn_no")) is not { } person)
        {
            return new TwinResult.Refused(RefusalTexts.NoPerson);
        }

        bool entitled = person.Insutype == call.Data.Field("insutype");
        var row = new JsonObject
        {
            ["psn_no"] = person.Number,
            ["trt_chk_type"] = "1",
            ["fund_pay_type"] = person.Insutype == "390" ? "390100" : "310100",
            ["trt_enjymnt_flag"] = entitled ? "1" : "0",
            ["begndate"] = "2010-01-01",
            ["enddate"] = null,
            ["trt_chk_rslt"] = entitled ? "" : RefusalTexts.WrongInsurance(call.Data.Field("insutype")),
        };
        return new TwinResult.Answered(new JsonObject { ["trtinfo"] = new JsonArray(row) });
    }
}
