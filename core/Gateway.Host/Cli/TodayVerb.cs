using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Views;

namespace Gateway.Host.Cli;

/// <summary><c>today</c>: what the console's first page shows.</summary>
internal static class TodayVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text." };
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static Command Create()
    {
        var today = new Command("today", "What somebody has to look at now, money pending by destination, messages by state. 今日总览。") { Json };
        OperatorClient.AddOptions(today);
        today.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            return await client.CallAsync(HttpMethod.Get, "/api/today", null, async content => System.Console.WriteLine(
                parsed.GetValue(Json) ? await content.ReadAsStringAsync(token) : TextOf((await content.ReadFromJsonAsync<TodayView>(JsonSerializerOptions.Web, token))!)), token); // a 200 carries one
        });
        return today;
    }

    private static string TextOf(TodayView today)
    {
        List<string> lines = [string.Join("  ", today.States.Select(state => $"{state.Key} {state.Value}").Append($"unknown {today.Unknown}"))];
        lines.AddRange(today.Alerts.IsEmpty ? ["没有需要处理的事项。 Nothing needs anybody."] : today.Alerts.SelectMany(alert => (string[])[$"{(alert.IsRed ? "!" : "-")} {alert.Chinese}", $"  {alert.English}"]));
        lines.AddRange(today.MoneyPending.Select(Line));
        return string.Join('\n', lines);
    }

    private static string Line(PendingMoneyView line) => string.Create(
        CultureInfo.InvariantCulture,
        $"待定资金 money pending  {line.Destination}  {line.Kind}  {line.Settlements} 笔  {line.Yuan:0.00} 元{(line.WithoutSum > 0 ? $"（{line.WithoutSum} 笔未计入 not added up）" : "")}  最早 oldest #{line.OldestMessage} {line.Oldest.ToOffset(China):MM-dd HH:mm:ss}");
}
