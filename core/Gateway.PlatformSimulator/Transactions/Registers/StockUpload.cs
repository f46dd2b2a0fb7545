using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// 3501 to 3506: counts, changes, purchases, sales and returns, one row a call; 3501A and 3505A take up to a hundred, all or none.
/// A record number serves once, stock never falls below zero, a trace code is sold once. 3505A says 0 in infcode whatever happens: retRslt tells.
/// </summary>
internal static class StockUpload
{
    private const int MostRows = 100;

    // The twin's own reading of inv_chg_type: what leaves the stock. The rest comes in.
    private static readonly string[] Outgoing = ["102", "104", "105", "107"];

    public static TwinResult Handle(TwinCall call)
    {
        bool isMany = call.Infno.EndsWith('A');
        JsonElement input = call.Input.GetProperty(NodeOf(call.Infno)); // the required fields were found in it
        if (!isMany && input.ValueKind == JsonValueKind.Array)
        {
            return new TwinResult.Refused($"交易输入节点【{NodeOf(call.Infno)}】应为单个商品");
        }

        StockRecord[] records = [.. call.Input.Rows(NodeOf(call.Infno)).Select(row => Read(call, row))];
        string? fault = records.Length > MostRows ? $"单次上传商品不能超过{MostRows}条" : Take(call.State.Registers, records);
        return (fault, call.Infno) switch
        {
            (null, "3505A") => new TwinResult.Acted(Result("1", "成功")),
            (null, _) => new TwinResult.Acted(null),
            ({ } text, "3505A") => new TwinResult.Answered(Result("0", text)),
            ({ } text, _) => new TwinResult.Refused(text),
        };
    }

    /// <summary>Adds the records one by one; a fault takes those before it out again.</summary>
    private static string? Take(RegisterBook book, StockRecord[] records)
    {
        for (int at = 0; at < records.Length; at++)
        {
            if (Fault(book, records[at]) is { } fault)
            {
                foreach (StockRecord added in records[..at])
                {
                    book.Delete(added);
                }

                return fault;
            }

            book.Add(records[at]);
        }

        return null;
    }

    private static string? Fault(RegisterBook book, StockRecord record)
    {
        if (book.IsUsed(record))
        {
            return RegisterTexts.SerialUsed(record.Serial);
        }

        if (record.Infno == "3505" && record.Traces.FirstOrDefault(book.IsSold) is { } sold)
        {
            return RegisterTexts.TraceSold(sold);
        }

        if (record.Infno == "3506" && record.Traces.FirstOrDefault(trace => !book.IsSold(trace)) is { } unsold)
        {
            return RegisterTexts.TraceNotSold(unsold);
        }

        decimal after = book.After(record, null, record.Institution, record.Item);
        return after < 0 ? RegisterTexts.StockShort(record.Item, after) : null;
    }

    private static StockRecord Read(TwinCall call, JsonElement row)
    {
        string infno = call.Infno.TrimEnd('A');
        decimal quantity = row.Amount(infno switch { "3501" => "inv_cnt", "3502" => "cnt", "3503" or "3504" => "purc_retn_cnt", _ => "sel_retn_cnt" }) ?? 0;
        bool isOut = infno is "3504" or "3505" || (infno == "3502" && Outgoing.Contains(row.Field("inv_chg_type")));
        return new StockRecord
        {
            Number = call.State.NewId(call.Now),
            Infno = infno,
            Institution = call.Institution.Code,
            Serial = row.Field("fixmedins_bchno"),
            Item = row.Field("fixmedins_hilist_id"),
            Quantity = isOut ? -Math.Abs(quantity) : Math.Abs(quantity),
            Traces = [.. row.Rows("drugtracinfo").Select(trace => trace.Field(call.Infno == "3501A" ? "drug_trac_code" : "drug_trac_codg")).Where(code => code.Length > 0)],
            Sent = JsonObject.Create(row.Clone())!, // a row is an object
        };
    }

    private static string NodeOf(string infno) => infno switch
    {
        "3501" or "3502" => "invinfo",
        "3501A" => "invinfoDetail",
        "3503" or "3504" => "purcinfo",
        "3505A" => "selinfoDetail",
        _ => "selinfo",
    };

    private static JsonObject Result(string code, string text) => new() { ["result"] = new JsonObject { ["retRslt"] = code, ["msgRslt"] = text } };
}
