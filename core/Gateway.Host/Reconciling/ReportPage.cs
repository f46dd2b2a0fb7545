using System.Globalization;
using System.Net;
using System.Text;
using Gateway.Pipeline;

namespace Gateway.Host.Reconciling;

/// <summary>A month as one page that needs nothing else: no script, no address outside.</summary>
internal static class ReportPage
{
    private const string Style = "body{font:14px/1.5 'Microsoft YaHei','Noto Sans CJK SC',sans-serif;margin:24px;color:#222}h1{font-size:20px}h2{font-size:16px;margin-top:28px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:4px 8px;text-align:left;vertical-align:top}th{background:#f3f5f7}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.open{background:#fff2f0}.repaired{background:#f0fff4}code{font-size:12px;word-break:break-all}@media print{body{margin:0}}";

    public static byte[] Of(string institution, string name, DateOnly month, IReadOnlyList<ReconcileReport> days)
    {
        var page = new StringBuilder();
        string title = $"{Text(name)} {month:yyyy年M月} 医保对账报表";
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{Style}</style></head><body><h1>{title}</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<p>机构编号 {Text(institution)}；对账 {days.Count} 天，结算 {days.Sum(day => day.Rows)} 笔，差异 {days.Sum(day => day.Differences.Length)} 笔，待处理 {days.Sum(day => day.Open)} 笔。金额单位：元；基金不含个人账户。</p>");
        foreach (ReconcileReport day in days)
        {
            Day(page, day);
        }

        page.Append(days.Count == 0 ? "<p>本月没有已完成的对账。</p>" : "").Append("</body></html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Day(StringBuilder page, ReconcileReport day)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{day.Day:yyyy-MM-dd}　{day.Rows} 笔　{(day.Differences.IsEmpty ? "一致" : $"差异 {day.Differences.Length} 笔，待处理 {day.Open} 笔")}</h2>");
        page.Append("<table><tr><th>险种</th><th>清算类别</th><th>经办机构</th><th>笔数</th><th>医疗费总额</th><th>基金</th><th>个人账户</th><th>现金</th><th>平台结果</th></tr>");
        foreach (AccountResult one in day.Accounts)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(one.Insutype)}</td><td>{Text(one.ClearingType)}</td><td>{Text(one.Agency)}</td><td class=\"n\">{one.Count}</td><td class=\"n\">{one.Total:0.00}</td><td class=\"n\">{one.Fund:0.00}</td><td class=\"n\">{one.Account:0.00}</td><td class=\"n\">{one.Cash:0.00}</td><td>{ReportWords.Result(one.Result)} {Text(one.Issue ?? "")}</td></tr>");
        }

        page.Append("</table>");
        if (!day.Differences.IsEmpty)
        {
            page.Append("<table><tr><th>差异</th><th>结算号 / 报文编号</th><th>院内单号</th><th>网关</th><th>平台</th><th>医院</th><th>状态</th><th>说明与处理</th></tr>");
            foreach (DifferenceResult one in day.Differences)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr class=\"{Text(one.State)}\"><td>{one.Title}</td><td><code>{Text(one.Settlement)}<br>{Text(one.MsgId)}</code></td><td>{Text(one.Local)}</td><td class=\"n\">{one.Gateway?.Total:0.00}</td><td class=\"n\">{one.Platform?.Total:0.00}</td><td class=\"n\">{one.His:0.00}</td><td>{ReportWords.State(one.State)}</td><td>{Text(one.Chinese)}</td></tr>");
            }

            page.Append("</table>");
        }

        foreach (IssueResult issue in day.Issues)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(issue.Code)} {Text(issue.Chinese)} {Text(issue.Place)} {Text(issue.Reason)}</p>");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
