using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>3401 (one), 3401A (many) adds departments, 3402 changes one, 3403 ends one, 5101 lists them all.</summary>
internal static class Departments
{
    public static TwinResult Upload(TwinCall call)
    {
        JsonElement[] rows = [.. call.Input.Rows("deptinfo")];
        if (call.Infno == "3401" && call.Input.GetProperty("deptinfo").ValueKind == JsonValueKind.Array)
        {
            return new TwinResult.Refused("交易输入节点【deptinfo】应为单个科室");
        }

        if (rows.FirstOrDefault(row => Book(call).ContainsKey(KeyOf(call, row))) is { ValueKind: JsonValueKind.Object } known)
        {
            return new TwinResult.Refused(RegisterTexts.DepartmentThere(known.Field("hosp_dept_codg")));
        }

        foreach (JsonElement row in rows)
        {
            Book(call)[KeyOf(call, row)] = JsonObject.Create(row.Clone())!; // its required fields were found
        }

        return new TwinResult.Acted(null);
    }

    public static TwinResult Change(TwinCall call)
    {
        JsonElement row = call.Input.Node("deptinfo");
        if (!Book(call).ContainsKey(KeyOf(call, row)))
        {
            return new TwinResult.Refused(RegisterTexts.DepartmentGone);
        }

        Book(call)[KeyOf(call, row)] = JsonObject.Create(row.Clone())!; // its required fields were found
        return new TwinResult.Acted(null);
    }

    public static TwinResult Cancel(TwinCall call) =>
        Book(call).Remove(KeyOf(call, call.Data)) ? new TwinResult.Acted(null) : new TwinResult.Refused(RegisterTexts.DepartmentGone);

    public static TwinResult Query(TwinCall call) => new TwinResult.Answered(new JsonObject
    {
        ["feedetail"] = new JsonArray([.. Book(call).Where(entry => entry.Key.Institution == call.Institution.Code).Select(entry => entry.Value.DeepClone())]),
    });

    private static SortedDictionary<(string Institution, string Department), JsonObject> Book(TwinCall call) => call.State.Registers.Departments;

    private static (string Institution, string Department) KeyOf(TwinCall call, JsonElement row) => (call.Institution.Code, row.Field("hosp_dept_codg"));
}
