using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Host.Cli.Destinations;

/// <summary><c>destinations list|show|pause|resume</c>, by the running gateway's API.</summary>
internal static class DestinationsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var destinations = new Command("destinations", "Where messages go: open or closed and why, what waits, when it will be through. 目的地状态与补发进度。")
        {
            List(),
            Show(),
            Pause(),
            Resume(),
        };
        destinations.Options.Add(Json);
        OperatorClient.AddOptions(destinations);
        return destinations;
    }

    private static Command List()
    {
        var list = new Command("list", "Every destination with its state, what waits and when that will be through.");
        list.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, "/api/destinations", null, async content =>
            System.Console.Write(string.Concat((await content.ReadFromJsonAsync<DestinationPage[]>(Web, token))!.Select(DestinationText.Line))), token)); // a 200 carries pages
        return list;
    }

    private static Command Show()
    {
        Argument<string> name = Name();
        var show = new Command("show", "One destination: state, limits, windows, and each transaction's breaker with reason and countdown.") { name };
        show.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, Path(parsed, name), null, content => PrintAsync(content, token), token));
        return show;
    }

    private static Command Pause()
    {
        (Argument<string> name, Option<string> actor, Option<string> reason) = (Name(), DeskOptions.Actor(), DeskOptions.Reason());
        var duration = new Option<TimeSpan?>("--for") { Description = "How long, e.g. 02:00:00; else until 'destinations resume'." };
        var pause = new Command("pause", "Send nothing there; messages are taken in and wait.") { name, reason, duration, actor };
        pause.SetAction((parsed, token) => CallAsync(
            parsed, HttpMethod.Post, Path(parsed, name) + "/pause", new PauseRequest(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetValue(duration)), content => PrintAsync(content, token), token));
        return pause;
    }

    private static Command Resume()
    {
        (Argument<string> name, Option<string> actor, Option<string> reason) = (Name(), DeskOptions.Actor(), DeskOptions.Reason());
        var resume = new Command("resume", "Go on sending, whatever had closed it: a pause, a window that is going on (for the rest of its time), or its own answers.") { name, reason, actor };
        resume.SetAction((parsed, token) => CallAsync(
            parsed, HttpMethod.Post, Path(parsed, name) + "/resume", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), content => PrintAsync(content, token), token));
        return resume;
    }

    private static Argument<string> Name() => new("name") { Description = "For example nhsa." };

    private static string Path(ParseResult parsed, Argument<string> name) => $"/api/destinations/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}";

    private static async Task PrintAsync(HttpContent content, CancellationToken cancellationToken) =>
        System.Console.Write(DestinationText.Page((await content.ReadFromJsonAsync<DestinationPage>(Web, cancellationToken))!)); // a 200 carries a page

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> print, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        return await client.CallAsync(method, path, body, parsed.GetValue(Json) ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : print, cancellationToken);
    }
}
