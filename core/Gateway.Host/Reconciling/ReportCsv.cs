using System.Globalization;
using System.Text;
using Gateway.Pipeline;

namespace Gateway.Host.Reconciling;

/// <summary>A month as a table for Excel and WPS: byte order mark, commas, quotes where needed; long numbers as text.</summary>
internal static class ReportCsv
{
    private const string Header = "日期,行别,险种,清算类别,经办机构,笔数,医疗费总额,基金支付,个人账户,平台结果,差异类型,结算号,就诊号,报文编号,院内单号,网关金额,平台金额,医院金额,处理状态,说明";

    public static byte[] Of(IReadOnlyList<ReconcileReport> days)
    {
        var text = new StringBuilder("\uFEFF").Append(Header).Append("\r\n");
        foreach (ReconcileReport day in days)
        {
            foreach (AccountResult account in day.Accounts)
            {
                Line(text, Date(day), "汇总", account.Insutype, account.ClearingType, account.Agency, $"{account.Count}", Money(account.Total), Money(account.Fund), Money(account.Account), ReportWords.Result(account.Result), "", "", "", "", "", "", "", "", "", account.Issue ?? "");
            }

            foreach (DifferenceResult one in day.Differences)
            {
                Line(text, Date(day), "差异", "", "", "", "", "", "", "", "", one.Title, AsText(one.Settlement), AsText(one.Visit), AsText(one.MsgId), AsText(one.Local), Money(one.Gateway?.Total), Money(one.Platform?.Total), Money(one.His), ReportWords.State(one.State), one.Chinese);
            }

            foreach (IssueResult issue in day.Issues)
            {
                Line(text, Date(day), "问题", "", "", "", "", "", "", "", "", issue.Code, "", "", "", "", "", "", "", "", $"{issue.Chinese} {issue.Place} {issue.Reason}");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Date(ReconcileReport day) => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Money(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A spreadsheet would round thirty digits.</summary>
    private static string AsText(string number) => number.Length == 0 ? "" : $"\t{number}";

    private static void Line(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (int cell = 0; cell < cells.Length; cell++)
        {
            text.Append(cell == 0 ? "" : ",").Append(Quoted(cells[cell]));
        }

        text.Append("\r\n");
    }

    private static string Quoted(string cell)
    {
        string safe = cell.Length > 0 && (cell[0] is '=' or '+' or '@' || (cell[0] == '-' && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _))) ? $"'{cell}" : cell; // never a formula
        return safe.AsSpan().ContainsAny("\",\r\n\t") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
