using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>3508 counts, 3509 changes, 3510 purchases and returns, 3511 sales and returns of some days: an array directly under output, its names in camel case. 3507 deletes a record.</summary>
internal static class StockQuery
{
    public static TwinResult Delete(TwinCall call)
    {
        StockRecord? record = call.State.Registers.Records(call.Institution.Code)
            .FirstOrDefault(one => one.Serial == call.Data.Field("fixmedins_bchno") && one.DataType == call.Data.Field("inv_data_type"));
        if (record is null)
        {
            return new TwinResult.Refused(RegisterTexts.StockGone);
        }

        decimal after = call.State.Registers.After(null, record, record.Institution, record.Item);
        if (after < 0)
        {
            return new TwinResult.Refused(RegisterTexts.StockShort(record.Item, after));
        }

        call.State.Registers.Delete(record);
        return new TwinResult.Acted(null);
    }

    public static TwinResult Handle(TwinCall call)
    {
        string type = call.Infno switch { "3508" => "1", "3509" => "2", "3510" => "3", _ => "4" };
        string from = call.Data.Field("begndate"), until = call.Data.Field("enddate"), serial = call.Data.Field("fixmedins_bchno"), item = call.Data.Field("medins_list_codg");
        IEnumerable<StockRecord> found = call.State.Registers.Records(call.Institution.Code).Where(record => record.DataType == type
            && (serial.Length == 0 || record.Serial == serial) && (item.Length == 0 || record.Item == item) && IsWithin(DayOf(record), from, until));
        return new TwinResult.Answered(new JsonArray([.. found.Select(record => Shown(call, record))]));
    }

    private static JsonObject Shown(TwinCall call, StockRecord record)
    {
        var shown = new JsonObject { ["fixmedinsCode"] = record.Institution, ["valiFlag"] = "1", ["rid"] = record.Number, ["poolareaNo"] = call.Options.Area };
        foreach ((string name, JsonNode? value) in record.Sent)
        {
            if (value is JsonValue)
            {
                shown[NameOf(name)] = value.DeepClone();
            }
        }

        shown[record.Infno switch { "3501" => "medinsProdInvNo", "3502" => "medinsProdInvChgNo", "3503" or "3504" => "medinsProdPurcNo", _ => "medinsProdSelNo" }] = record.Number;
        if (record.DataType == "3")
        {
            shown["prodRetnFlag"] = record.Infno == "3504" ? "1" : "0";
        }

        return shown;
    }

    private static string DayOf(StockRecord record) => (record.Infno switch
    {
        "3501" => record.Sent["invdate"],
        "3502" => record.Sent["inv_chg_time"],
        "3503" or "3504" => record.Sent["purc_retn_stoin_time"],
        _ => record.Sent["sel_retn_time"],
    })?.ToString() ?? "";

    private static bool IsWithin(string time, string from, string until) =>
        time.Length >= 10 && string.CompareOrdinal(time[..10], from) >= 0 && string.CompareOrdinal(time[..10], until) <= 0;

    // The queries call the institution's item by other names than the uploads do.
    private static string NameOf(string name) => name switch
    {
        "fixmedins_hilist_id" => "medinsListCodg",
        "fixmedins_hilist_name" => "medinsListName",
        _ => string.Concat(name.Split('_').Select((part, at) => at == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])),
    };
}
