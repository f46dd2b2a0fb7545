using System.Globalization;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Destinations;

/// <summary>A destination's coming days as a person reads them. Times are China's.</summary>
internal static class CalendarText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>A line for the destination, one for each day, and one for each closure, each with its end.</summary>
    public static string Of(CalendarView calendar)
    {
        List<string> lines = [$"{calendar.Destination}  等待 waiting {calendar.Waiting}{(calendar.DrainedAt is { } at ? $"  预计 {Moment(at)} 补完 drained" : "")}{(calendar.IsMeasured ? "" : "  尚无法预计 nothing measured yet")}"];
        foreach (CalendarDayView day in calendar.Days)
        {
            lines.Add($"  {day.Day:MM-dd}  {Shut(day)}{Close(day)}");
            lines.AddRange(day.Closures.Select(closure => $"      {Kind(closure.Kind)}  {Moment(closure.From)} – {(closure.To is { } to ? Moment(to) : "未知 unknown")}{(closure.Window is { } id ? $"  #{id}" : "")}  {closure.Reason}{Left(closure)}".TrimEnd()));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Shut(CalendarDayView day) => day.Closures.IsEmpty ? "全天受理 open all day" : string.Create(CultureInfo.InvariantCulture, $"停 shut {day.ShutMinutes:0.#} min");

    private static string Close(CalendarDayView day) => day.DayClose is not { } at ? "" : day.IsThreatened ? $"  赶不上 missed：{day.Chinese} {day.English}" : $"  {Moment(at)} 日终来得及 day's close in time";

    private static string Left(CalendarClosureView closure) => closure.Waiting is not { } waiting ? "" : $"  结束时等待 waiting {waiting}{(closure.DrainedAt is { } at ? $"，{Moment(at)} 补完 drained" : "")}";

    private static string Kind(string kind) => kind switch
    {
        "planned" => "计划停机 planned",
        "paused" => "人工暂停 paused",
        "opened" => "人工放行 opened",
        "detected" => "对方停止受理 detected",
        _ => "已结束 over",
    };

    private static string Moment(DateTimeOffset at) => at.ToOffset(China).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
