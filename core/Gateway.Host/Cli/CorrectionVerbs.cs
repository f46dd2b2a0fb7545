using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli;

/// <summary><c>messages skip</c> and <c>messages edit</c>.</summary>
internal static class CorrectionVerbs
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public delegate Task<int> Call(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> show, CancellationToken cancellationToken);

    public static Command Skip(Call call)
    {
        (Argument<long> id, Option<string> reason, Option<string> actor) = Common();
        var skip = new Command("skip", "End a parked message of which nothing is live at the platform; the next one of its lane goes on. 跳过。") { id, reason, actor };
        skip.SetAction((parsed, token) => call(
            parsed, HttpMethod.Post, $"/api/messages/{parsed.GetValue(id)}/skip", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), PrintAsync, token));
        return skip;
    }

    public static Command Edit(Call call)
    {
        (Argument<long> id, Option<string> reason, Option<string> actor) = Common();
        var with = new Option<FileInfo>("--with") { Description = "File with the corrected message, in the sender's own format and encoding.", Required = true };
        with.AcceptExistingOnly();
        var edit = new Command("edit", "Send a corrected message in the stead of one that is parked or was refused and of which nothing is live. 改正后重发。") { id, with, reason, actor };
        edit.SetAction(async (parsed, token) => await call(
            parsed,
            HttpMethod.Post,
            $"/api/messages/{parsed.GetValue(id)}/edit",
            new EditOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), await File.ReadAllBytesAsync(parsed.GetRequiredValue(with).FullName, token)),
            PrintAsync,
            token));
        return edit;
    }

    private static (Argument<long> Id, Option<string> Reason, Option<string> Actor) Common() => (
        new Argument<long>("id") { Description = "The message's number." },
        new Option<string>("--reason") { Description = "Why, for the audit trail.", Required = true },
        new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName });

    private static async Task PrintAsync(HttpContent content)
    {
        CorrectionAnswer answer = (await content.ReadFromJsonAsync<CorrectionAnswer>(Web))!; // a 200 carries one
        System.Console.WriteLine(answer.Chinese);
        System.Console.WriteLine(answer.English);
    }
}
