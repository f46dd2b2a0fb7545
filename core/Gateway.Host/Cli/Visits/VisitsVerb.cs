using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Visits;

/// <summary><c>visits show|undo</c>, by the running gateway's API.</summary>
internal static class VisitsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };
    private static readonly Option<string> Institution = new("--institution") { Description = "The institution's twelve-character code.", Required = true, Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var visits = new Command("visits", "Look at whole visits and take them back. 查看和整体撤销就诊。") { Show(), Undo() };
        visits.Options.Add(Json);
        visits.Options.Add(Institution);
        OperatorClient.AddOptions(visits);
        return visits;
    }

    private static Command Show()
    {
        Argument<string> visit = Visit();
        var show = new Command("show", "What is live of a visit at the platform: registration, charges, settlements with numbers and amounts.") { visit };
        show.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, Path(parsed, visit), null, async content => VisitsText.Print((await content.ReadFromJsonAsync<VisitView>(Web, token))!), token)); // a 200 carries a visit
        return show;
    }

    private static Command Undo()
    {
        Argument<string> visit = Visit();
        var to = new Option<string>("--to") { Description = "registered (charges and settlements go) or nothing (all of it goes).", Required = true };
        to.AcceptOnlyFromAmong("registered", "nothing");
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show the steps that it would take." };
        var undo = new Command("undo", "Take a visit back, reversal by reversal, in the right order. Asking again continues it or says that it is done.") { visit, to, reason, actor, dryRun };
        undo.SetAction((parsed, token) => CallAsync(
            parsed,
            HttpMethod.Post,
            $"{Path(parsed, visit)}/undo",
            new UndoRequest(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), parsed.GetRequiredValue(to), parsed.GetValue(dryRun)),
            async content => VisitsText.Print((await content.ReadFromJsonAsync<UndoView>(Web, token))!), // 200 and 409 carry one
            token));
        return undo;
    }

    private static Argument<string> Visit() => new("visit") { Description = "The institution's visit number; of a pharmacy sale its invoice number." };

    private static string Path(ParseResult parsed, Argument<string> visit) =>
        $"/api/visits/{Uri.EscapeDataString(parsed.GetRequiredValue(Institution))}/{Uri.EscapeDataString(parsed.GetRequiredValue(visit))}";

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> print, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        Func<HttpContent, Task> show = parsed.GetValue(Json) ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : print;
        return await client.CallAsync(method, path, body, show, show, cancellationToken);
    }
}
