using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Unknowns;

/// <summary><c>unknowns list|show|ask|reverse|confirm</c>, by the running gateway's API.</summary>
internal static class UnknownsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var unknowns = new Command("unknowns", "Transactions whose answer was lost: what is known of each, and what a person decides. 结果未知的交易。")
        {
            List(),
            Show(),
            Order("ask", "Ask the platform once more what became of it."),
            Order("reverse", "Take it back at the platform by its msgid and confirm that; then it goes on as its source wants."),
            Confirm(),
        };
        unknowns.Options.Add(Json);
        OperatorClient.AddOptions(unknowns);
        return unknowns;
    }

    private static Command List()
    {
        var list = new Command("list", "Every message with an unknown outcome, oldest first.");
        list.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, "/api/unknowns", null, async content => System.Console.Write(UnknownsText.Of((await content.ReadFromJsonAsync<UnknownRow[]>(Web, token))!)), token)); // a 200 carries rows
        return list;
    }

    private static Command Show()
    {
        Argument<long> id = Id();
        var show = new Command("show", "One page: what was sent, asked and answered, what the platform shows, what the gateway would do, what can be pressed.") { id };
        show.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, $"/api/unknowns/{parsed.GetValue(id)}", null, async content => System.Console.Write(UnknownsText.Of((await content.ReadFromJsonAsync<UnknownView>(Web, token))!)), token)); // a 200 carries a page
        return show;
    }

    private static Command Confirm()
    {
        var done = new Option<string?>("--done") { Description = "It was done: adopt what the platform shows under this number (setl_id, mdtrt_id)." };
        var notDone = new Option<bool>("--not-done") { Description = "It was not done and never will be, as the platform's office says: give the message up." };
        Command confirm = Order("confirm", "Say what you found out yourself.", parsed => (parsed.GetValue(notDone) ? "not-done" : "done", parsed.GetValue(done)));
        confirm.Options.Add(done);
        confirm.Options.Add(notDone);
        confirm.Validators.Add(result =>
        {
            if (result.GetValue(notDone) == (result.GetValue(done) is not null))
            {
                result.AddError("Say one of --done NUMBER and --not-done.");
            }
        });
        return confirm;
    }

    private static Command Order(string action, string description, Func<ParseResult, (string As, string? Number)>? confirmed = null)
    {
        Argument<long> id = Id();
        var reason = new Option<string>("--reason") { Description = "Why, for the audit trail.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var order = new Command(action, description) { id, reason, actor };
        order.SetAction((parsed, token) =>
        {
            (string? meaning, string? number) = confirmed is null ? (null, null) : confirmed(parsed);
            var body = new UnknownOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), meaning, number);
            return CallAsync(parsed, HttpMethod.Post, $"/api/unknowns/{parsed.GetValue(id)}/{action}", body, async content => System.Console.Write(UnknownsText.Of((await content.ReadFromJsonAsync<UnknownOrdered>(Web, token))!)), token); // 200 and 409 carry one
        });
        return order;
    }

    private static Argument<long> Id() => new("id") { Description = "The message's number." };

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> print, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        Func<HttpContent, Task> show = parsed.GetValue(Json) ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : print;
        return await client.CallAsync(method, path, body, show, show, cancellationToken);
    }
}
