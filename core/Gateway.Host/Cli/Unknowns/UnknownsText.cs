using System.Globalization;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Unknowns;

/// <summary>Unknown outcomes as a person reads them, every sentence in Chinese and in English.</summary>
internal static class UnknownsText
{
    private const string Clock = "yyyy-MM-dd HH:mm:ss.fff";

    public static string Of(IReadOnlyCollection<UnknownRow> rows)
    {
        IEnumerable<string> lines = rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"#{row.MessageId} {row.Institution} {row.Event} {row.Transaction} {row.MsgId} {(row.State == "person" ? "待人工 person" : "查清中 resolving")} {row.AgeSeconds:0} s  {row.IssueCode} → {row.Advice}"));
        return string.Join('\n', lines.Append($"结果未知 {rows.Count} 笔，待人工 {rows.Count(row => row.State == "person")} 笔。 {rows.Count} unknown, {rows.Count(row => row.State == "person")} wait for a person.")) + "\n";
    }

    public static string Of(UnknownOrdered ordered) =>
        $"{ordered.State}  {ordered.Chinese} {ordered.English}\n" + (ordered.View?.Row is null ? "" : Of(ordered.View));

    public static string Of(UnknownView view)
    {
        List<string> lines = [$"#{view.MessageId} {view.MessageState}"];
        if (view.Row is { } row)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Institution} {row.Event} {row.Transaction}  {row.Lane}"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"报文号 msgid {row.MsgId}，自 since {row.Since.ToString(Clock, CultureInfo.InvariantCulture)}，已 {row.AgeSeconds:0} s，期限 deadline {row.Deadline.ToString(Clock, CultureInfo.InvariantCulture)} {row.IssueCode}"));
        }

        lines.Add($"{view.Chinese} {view.English}");
        Add(lines, "经过 attempts", view.Attempts.Select(attempt => string.Create(CultureInfo.InvariantCulture,
            $"{attempt.At.ToString(Clock, CultureInfo.InvariantCulture)} {attempt.Purpose,-7} {attempt.Transaction,-5} {attempt.MsgId} {attempt.Outcome} {attempt.Seconds:0.0} s  {attempt.Detail}")));
        Add(lines, "平台显示 the platform shows", view.Shown.Select(shown => $"{string.Join(' ', shown.Numbers.Select(number => $"{number.Key}={number.Value}"))} msgid={shown.MsgId} {(shown.Reversed ? "已退 taken back" : "有效 live")} {(shown.Ours ? "本报文 ours" : "")}".TrimEnd()));
        Add(lines, "迟到的应答 late answers (change nothing)", view.Late.Select(late => $"{late.At.ToString(Clock, CultureInfo.InvariantCulture)} {late.MsgId} {late.Outcome} {late.Detail}"));
        Add(lines, "人工处理 orders", view.Orders.Select(order => $"{order.At.ToString(Clock, CultureInfo.InvariantCulture)} {order.Actor} {order.How}: {order.Reason}"));
        Add(lines, "可执行 commands", view.Commands.Select(command => $"{command.Command}    {command.Chinese} {command.English}"));
        return string.Join('\n', lines) + "\n";
    }

    private static void Add(List<string> lines, string title, IEnumerable<string> rows)
    {
        string[] all = [.. rows];
        if (all.Length > 0)
        {
            lines.Add(title);
            lines.AddRange(all.Select(row => "  " + row));
        }
    }
}
