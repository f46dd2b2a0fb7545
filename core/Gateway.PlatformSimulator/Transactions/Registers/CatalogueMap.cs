using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>3301 compares an institution's items with the national lists, at most a hundred rows a call, all or none; 3302 takes comparisons back; 1317 shows them by page, the latest first.</summary>
internal static class CatalogueMap
{
    private const int MostRows = 100;

    public static TwinResult Upload(TwinCall call)
    {
        JsonElement[] rows = [.. call.Input.Rows("data")];
        if (rows.Length > MostRows)
        {
            return new TwinResult.Refused(RegisterTexts.TooManyMappings);
        }

        Dictionary<(string, string, string), JsonObject> mapped = call.State.Registers.Mapped;
        if (rows.FirstOrDefault(row => mapped.ContainsKey(KeyOf(call, row))) is { ValueKind: JsonValueKind.Object } known)
        {
            return new TwinResult.Refused(RegisterTexts.MappedAlready(known.Field("fixmedins_hilist_id")));
        }

        if (rows.DistinctBy(row => KeyOf(call, row)).Count() < rows.Length)
        {
            return new TwinResult.Refused("单次上传的目录编号重复");
        }

        foreach (JsonElement row in rows)
        {
            JsonObject kept = JsonObject.Create(row.Clone())!; // its required fields were found
            kept["updt_time"] = Day(call);
            kept["rid"] = call.State.NewId(call.Now);
            mapped.Add(KeyOf(call, row), kept);
        }

        return new TwinResult.Acted(null);
    }

    public static TwinResult Cancel(TwinCall call)
    {
        JsonElement[] rows = [.. call.Input.Rows("data")];
        if (rows.Length > MostRows)
        {
            return new TwinResult.Refused(RegisterTexts.TooManyMappings);
        }

        int removed = rows.Count(row => call.State.Registers.Mapped.TryGetValue(KeyOf(call, row), out JsonObject? known)
            && known["med_list_codg"]?.ToString() == row.Field("med_list_codg") && call.State.Registers.Mapped.Remove(KeyOf(call, row)));
        return removed == 0 ? new TwinResult.Refused(RegisterTexts.MappingGone) : new TwinResult.Acted(null);
    }

    public static TwinResult Query(TwinCall call)
    {
        JsonElement data = call.Data;
        int page = int.TryParse(data.Field("page_num"), out int number) ? number : 1, size = int.TryParse(data.Field("page_size"), out int most) ? most : 500;
        if (size is < 1 or > 1000)
        {
            return new TwinResult.Refused("每页数据量应为1至1000");
        }

        JsonObject[] all = [.. call.State.Registers.Mapped.Where(entry => entry.Key.Institution == call.Institution.Code).Select(entry => entry.Value)
            .Where(row => string.CompareOrdinal(row["updt_time"]!.ToString(), data.Field("updt_time")) >= 0) // every row has one
            .OrderByDescending(row => row["rid"]!.ToString(), StringComparer.Ordinal)];
        return new TwinResult.Answered(new JsonObject
        {
            ["data"] = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(Shown)]),
            ["pageNum"] = page,
            ["pageSize"] = size,
            ["recordCounts"] = all.Length,
            ["pages"] = (all.Length + size - 1) / size,
        });
    }

    private static JsonObject Shown(JsonObject row)
    {
        var shown = new JsonObject { ["vali_flag"] = "1", ["insu_admdvs"] = null };
        foreach (string name in (string[])["list_type", "med_list_codg", "begndate", "memo", "rid", "updt_time"])
        {
            shown[name] = row[name]?.DeepClone();
        }

        return shown;
    }

    private static (string Institution, string Item, string List) KeyOf(TwinCall call, JsonElement row) => (call.Institution.Code, row.Field("fixmedins_hilist_id"), row.Field("list_type"));

    private static string Day(TwinCall call) => call.Now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd");
}
