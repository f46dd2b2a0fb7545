using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Destinations;

/// <summary><c>windows list|calendar|declare|cancel</c>, by the running gateway's API.</summary>
internal static class WindowsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var windows = new Command("windows", "When destinations take nothing: messages are taken in, wait, and go out afterwards, oldest first. 停机窗口。")
        {
            List(),
            Calendar(),
            Declare(),
            Cancel(),
        };
        windows.Options.Add(Json);
        OperatorClient.AddOptions(windows);
        return windows;
    }

    private static Command List()
    {
        var list = new Command("list", "Every window that is going on or will come, the next one first.");
        list.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, "/api/windows", null, async content =>
            System.Console.Write(string.Concat((await content.ReadFromJsonAsync<WindowRow[]>(Web, token))!.Select(DestinationText.Line))), token)); // a 200 carries rows
        return list;
    }

    private static Command Calendar()
    {
        var days = new Option<int>("--days") { Description = "1 to 31; today is the first.", DefaultValueFactory = _ => CalendarViews.Usual };
        var destination = new Option<string?>("--destination") { Description = "Only this one, e.g. nhsa." };
        var calendar = new Command("calendar", "The coming days of each destination: planned and detected closures, how much will wait and until when, whether a day's close is missed.") { days, destination };
        calendar.SetAction((parsed, token) => CallAsync(
            parsed, HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/windows/calendar?days={parsed.GetValue(days)}{(parsed.GetValue(destination) is { } name ? $"&destination={Uri.EscapeDataString(name)}" : "")}"), null,
            async content => System.Console.Write(string.Concat((await content.ReadFromJsonAsync<CalendarView[]>(Web, token))!.Select(CalendarText.Of))), token)); // a 200 carries calendars
        return calendar;
    }

    private static Command Declare()
    {
        var destination = new Argument<string>("destination") { Description = "For example nhsa." };
        var every = new Option<string?>("--every") { Description = "Again and again: 'daily 23:30', 'weekly sun 02:00', 'monthly 15 22:00', 'monthly last-day 22:00', 'yearly 12-31 20:00'." };
        var from = new Option<string?>("--from") { Description = "Once: '2026-12-31 20:00', or with an offset '2026-12-31T20:00:00+08:00'." };
        var duration = new Option<TimeSpan>("--for") { Description = "How long, e.g. 02:00:00; one minute to seven days.", Required = true };
        var zone = new Option<string?>("--zone") { Description = "Whose wall clock; Asia/Shanghai if not said." };
        (Option<string> actor, Option<string> reason) = (DeskOptions.Actor(), DeskOptions.Reason());
        var declare = new Command("declare", "Declare one; it holds after a restart too.") { destination, every, from, duration, zone, reason, actor };
        declare.SetAction((parsed, token) => CallAsync(
            parsed, HttpMethod.Post, "/api/windows",
            new WindowRequest(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(destination), parsed.GetValue(duration), parsed.GetValue(every), parsed.GetValue(from), parsed.GetValue(zone)),
            async content => System.Console.Write(DestinationText.Line((await content.ReadFromJsonAsync<WindowRow>(Web, token))!)), token)); // a 200 carries a row
        return declare;
    }

    private static Command Cancel()
    {
        var id = new Argument<string>("id") { Description = "As listed." };
        (Option<string> actor, Option<string> reason) = (DeskOptions.Actor(), DeskOptions.Reason());
        var cancel = new Command("cancel", "Take one back that an operator declared; one of gateway.json is changed there.") { id, reason, actor };
        cancel.SetAction((parsed, token) => CallAsync(
            parsed, HttpMethod.Post, $"/api/windows/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/cancel", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)),
            async content => System.Console.WriteLine((await content.ReadFromJsonAsync<DeskAnswer>(Web, token))!.Sentence), token)); // 200 and 409 carry one
        return cancel;
    }

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> print, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        Func<HttpContent, Task> show = parsed.GetValue(Json) ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : print;
        return await client.CallAsync(method, path, body, show, show, cancellationToken);
    }
}
