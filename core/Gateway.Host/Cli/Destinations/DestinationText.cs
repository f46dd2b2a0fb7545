using System.Globalization;
using Gateway.Console.Views;
using Gateway.Contract;

namespace Gateway.Host.Cli.Destinations;

/// <summary>Destinations and windows as a person reads them. Times are China's.</summary>
internal static class DestinationText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>One line for a list, with its end.</summary>
    public static string Line(DestinationPage page) => string.Create(
        CultureInfo.InvariantCulture, $"{page.Name}  {State(page)}  等待 waiting {page.Waiting}  {page.PerSecond:0.##}/s{Drained(page)}{Broken(page)}{DayClose(page)}\n");

    /// <summary>A whole page, with its end.</summary>
    public static string Page(DestinationPage page)
    {
        List<string> lines =
        [
            Line(page).TrimEnd(),
            string.Create(CultureInfo.InvariantCulture, $"  并发 concurrency {page.Seats}/{page.Concurrency}，限速 rate {Or(page.RateLimit, "calls/s")}，来件 arrivals {page.Arrivals:0.##}/s{(page.Limit is { } limit ? $"，逐步放开 opening {limit:0.##}/s" : "")}"),
            $"  通道 lanes: {string.Join("，", page.Lanes.Select(lanes => $"{lanes.Key} {lanes.Value}"))}",
        ];
        lines.AddRange(page.Windows.Select(window => "  窗口 window " + Line(window).TrimEnd()));
        lines.AddRange(page.Transactions.Select(transaction => "  " + Line(transaction)));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>One window, with the line's end.</summary>
    public static string Line(WindowRow window) =>
        $"{window.Id}  {window.Destination}  {Effect(window.Effect)} {window.Effect}  {Time(window.From)} – {(window.To is null ? "直到恢复 until resumed" : Time(window.To))}{(window.IsNow ? " 进行中 now" : "")}{(window.Every is null ? "" : $"  {window.Every}")}  {window.Reason}\n";

    private static string Line(TransactionRow row)
    {
        string breaker = row.Breaker switch
        {
            "closed" => "正常 ok",
            "half-open" => "试探 trying",
            _ => string.Create(CultureInfo.InvariantCulture, $"熔断 broken，{row.TriesAgainIn:0.#} s 后试探 until one call tries"),
        };
        return $"{row.Name}  {breaker}  在途 active {row.Active}，等待 waiting {row.Waiting}，并发 {Or(row.Concurrency, "")}，限速 {Or(row.RateLimit, "calls/s")}{(row.Reason is null ? "" : $"  {row.Reason}")}";
    }

    private static string State(DestinationPage page) => page.State switch
    {
        "open" => "开放 open",
        "opening" => string.Create(CultureInfo.InvariantCulture, $"逐步放开 opening {page.Limit:0.##}/s"),
        "paused" => $"已暂停 paused（{page.Reason}）",
        "window" => $"停机窗口 window 至 until {Time(page.Until)}（{page.Reason}）",
        _ => $"不受理 closed，{Time(page.Until)} 再试 next look（{page.Reason}）",
    };

    private static string Drained(DestinationPage page) => page.DrainedAt is { } at && page.Waiting > 0 ? $"  预计 {Time(at)} 补完 drained" : "";

    private static string Broken(DestinationPage page) => page.Transactions.Any(row => row.Breaker != "closed") ? $"  熔断 broken: {string.Join(' ', page.Transactions.Where(row => row.Breaker != "closed").Select(row => row.Name))}" : "";

    private static string DayClose(DestinationPage page) =>
        page.IssueCode is { } id && IssueCodes.All.TryGetValue(id, out IssueCode? code) ? $"  {id}（{Time(page.DayClose)}）{code.Chinese} {code.English}" : "";

    private static string Effect(string effect) => effect switch
    {
        "paused" => "暂停",
        "open" => "放行",
        _ => "停机",
    };

    private static string Or(double? limit, string unit) => limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"{most:0.##} {unit}").TrimEnd() : "–";

    private static string Time(DateTimeOffset? at) => at?.ToOffset(China).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";
}
