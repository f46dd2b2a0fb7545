using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Transactions;

namespace Gateway.PlatformSimulator.Statements;

/// <summary>
/// 3202: compares row by row what was uploaded and puts what differs into a file: TAB-separated UTF-8, zipped, with the msgid of what the platform has.
/// The input does not name the insurance: the file is about all that one agency clears of one clearing type.
/// </summary>
internal static class DetailStatement
{
    public static TwinResult Handle(TwinCall call)
    {
        if (call.State.FindFile(call.Data.Field("file_qury_no")) is not { } file || !TwinZip.TryRead(file.Bytes, out byte[] text))
        {
            return new TwinResult.Refused("FSI-文件查询号对应的文件不存在或不是有效的压缩文件");
        }

        string[][] uploaded = [.. new UTF8Encoding(false).GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
        if (Array.FindIndex(uploaded, row => row.Length is < 7 or > 8) is var broken and >= 0)
        {
            return new TwinResult.Refused($"对账明细文件第{broken + 1}行列数不正确");
        }

        List<StatementRow> own = StatementRow.Of(call.State, TotalStatement.ScopeOf(call));
        byte[] answer = TwinZip.Write("stmt_result.txt", Encoding.UTF8.GetBytes(Compare(call.Options, own, uploaded)));
        string number = call.State.KeepFile("stmt_result.txt.zip", answer, call.Now);
        return new TwinResult.Answered(new JsonObject
        {
            ["fileinfo"] = new JsonObject { ["file_qury_no"] = number, ["filename"] = "stmt_result.txt.zip", ["dld_endtime"] = ChinaTime.Written(call.Now.AddDays(1)) },
        });
    }

    private static string Compare(TwinOptions options, List<StatementRow> own, string[][] uploaded)
    {
        Dictionary<(string, bool), StatementRow> open = own.ToDictionary(row => (row.Id, row.IsRefund));
        var text = new StringBuilder();
        foreach (string[] row in uploaded)
        {
            var sent = new StatementRow(Plain(row[0]), Plain(row[1]), Plain(row[2]), "", Amount(row[3]) < 0, Amount(row[3]), Amount(row[4]), Amount(row[5]));
            if (!open.Remove((sent.Id, sent.IsRefund), out StatementRow? held))
            {
                Add(text, sent, StatementCodes.Of(options, StatementVerdict.InstitutionMore), "平台无此结算流水(医药机构多)");
            }
            else if (!held.IsSameMoney(sent))
            {
                Add(text, held, StatementCodes.Of(options, StatementVerdict.Differs), "结算数据不一致");
            }
        }

        foreach (StatementRow held in open.Values)
        {
            Add(text, held, StatementCodes.Of(options, StatementVerdict.PlatformMore), "医药机构无此结算流水(中心多)");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, StatementRow row, string code, string memo) => text.Append(string.Create(
        CultureInfo.InvariantCulture, $"{row.Person}\t{row.VisitId}\t{row.Id}\t{row.Msgid}\t{code}\t{(row.IsRefund ? "1" : "0")}\t{memo}\t{row.Total:0.00}\t{row.Fund:0.00}\t{row.Account:0.00}\tnull\n"));

    private static string Plain(string cell) => cell == "null" ? "" : cell;

    private static decimal Amount(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount : 0;
}
