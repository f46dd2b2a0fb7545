using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Platform.Tests;

/// <summary>
/// A platform that would settle a visit as often as it is asked to: it holds nobody back, so that only the planner can keep a bill from being settled twice.
/// It buries msgids that 2601 names before they arrive.
/// </summary>
internal sealed class ModelPlatform
{
    private readonly HashSet<string> buried = [];
    private readonly HashSet<string> reversed = [];
    private KeyValuePair<string, string>[] before = [];
    private int lastId;

    /// <summary>Whether a msgid that 2601 named before it arrived is refused for ever.</summary>
    public bool Buries { get; set; } = true;

    public Dictionary<string, string> Visits { get; } = []; // ipt_otp_no → mdtrt_id

    public HashSet<string> Rows { get; } = [];

    public Dictionary<string, string> Live { get; } = []; // msgid → setl_id

    public int Calls { get; private set; }

    /// <summary>Does a transaction and answers.</summary>
    /// <param name="isStale">Queries of settlements show how things stood before the last change.</param>
    public byte[] Do(ReadOnlyMemory<byte> request, bool isStale = false)
    {
        Calls++;
        JsonNode envelope = JsonNode.Parse(request.Span)!;
        string infno = (string)envelope["infno"]!, msgid = (string)envelope["msgid"]!;
        JsonNode input = envelope["input"]!, data = input["data"]!;
        string local = (string?)data["ipt_otp_no"] ?? "V1";
        if (buried.Contains(msgid))
        {
            return Refuse("原交易已申请冲正，不再受理");
        }

        switch (infno)
        {
            case "1101":
                return Answer("data", new JsonObject { ["psn_no"] = "P1", ["insutype"] = "310" });
            case "2201" when Visits.ContainsKey(local):
                return Refuse($"门诊号【{local}】已挂号，请勿重复挂号");
            case "2201":
                Visits[local] = NewId();
                return Answer("data", new JsonObject { ["mdtrt_id"] = Visits[local] });
            case "2202":
                return Visits.Remove(local) ? Answer(null, null) : Refuse("未查询到任何有效相关的记录");
            case "2204":
                string[] rows = [.. input["feedetail"]!.AsArray().Select(row => (string)row!["feedetl_sn"]!)];
                if (rows.Any(Rows.Contains))
                {
                    return Refuse("选中患者费用已上传，请先撤销后再上传");
                }

                Rows.UnionWith(rows);
                return Answer(null, null);
            case "2205":
                bool had = Rows.Count > 0;
                Rows.Clear();
                return had ? Answer(null, null) : Refuse("未查询到任何有效相关的记录");
            case "2207":
                before = [.. Live];
                Live[msgid] = NewId();
                return Answer("setlinfo", new JsonObject { ["setl_id"] = Live[msgid], ["medins_setl_id"] = msgid });
            case "2601":
                return Reverse((string)data["omsgid"]!);
            case "5201":
                return Answer("mdtrtinfo", new JsonArray([.. Visits.Select(visit => new JsonObject { ["ipt_otp_no"] = visit.Key, ["mdtrt_id"] = visit.Value })]));
            case "5203":
                return Answer("setlinfo", new JsonArray([.. (isStale ? before : Live.AsEnumerable()).Select(row => new JsonObject { ["setl_id"] = row.Value, ["medins_setl_id"] = row.Key, ["refd_setl_flag"] = "0" })]));
            case "5204":
                return Envelope("0", "", new JsonArray([.. Rows.Select(row => new JsonObject { ["feedetl_sn"] = row })]));
            default:
                return Answer(null, null);
        }
    }

    public static byte[] Refuse(string text) => Envelope("-1", text, null);

    private byte[] Reverse(string msgid)
    {
        if (Live.ContainsKey(msgid))
        {
            before = [.. Live];
            Live.Remove(msgid);
            reversed.Add(msgid);
            return Answer(null, null);
        }

        if (reversed.Contains(msgid))
        {
            return Refuse("原交易已冲正，请勿重复办理");
        }

        if (Buries)
        {
            buried.Add(msgid);
        }

        return Refuse("未查询到原交易信息，不能办理冲正交易");
    }

    private static byte[] Answer(string? node, JsonNode? value) => Envelope("0", "success", node is null ? null : new JsonObject { [node] = value });

    private static byte[] Envelope(string code, string text, JsonNode? output) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["infcode"] = code, ["err_msg"] = text, ["output"] = output });

    private string NewId() => $"{++lastId:D30}";
}
