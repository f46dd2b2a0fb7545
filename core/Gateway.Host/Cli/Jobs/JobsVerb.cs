using System.Collections.Immutable;
using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Jobs;

/// <summary><c>jobs start|list|show|pause|resume|cancel</c>, by the running gateway's API.</summary>
internal static class JobsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON instead of text.", Recursive = true };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var jobs = new Command("jobs", "Act on many messages: a few first, then at a rate; stops by itself when a fault comes again. 批量处理报文。")
        {
            JobStart.Create(CallAsync), List(), Show(), Change("pause", "Hold a running job."), Change("resume", "Let a held or stopped job go on."), Change("cancel", "End a job; what it began goes on."),
        };
        jobs.Options.Add(Json);
        OperatorClient.AddOptions(jobs);
        return jobs;
    }

    private static Command List()
    {
        var list = new Command("list", "Jobs, the newest first.");
        list.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Get, "/api/jobs", null, async content => JobsText.Print((await content.ReadFromJsonAsync<ImmutableArray<JobView>>(Web, token))!), token));
        return list;
    }

    private static Command Show()
    {
        Argument<long> id = Id();
        var after = new Option<long>("--after") { Description = "Only messages with a greater number: the next page." };
        var follow = new Option<bool>("--follow") { Description = "Watch it until it runs no more; how far it is goes to stderr." };
        var show = new Command("show", "One job and what came of each of its messages.") { id, after, follow };
        show.SetAction(async (parsed, token) =>
        {
            if (parsed.GetValue(follow))
            {
                using OperatorClient client = OperatorClient.For(parsed);
                int followed = await JobFollow.RunAsync(client, parsed.GetValue(id), token);
                if (followed != GatewayCommand.Done)
                {
                    return followed;
                }
            }

            return await CallAsync(
                parsed, HttpMethod.Get, $"/api/jobs/{parsed.GetValue(id)}?after={parsed.GetValue(after)}", null, async content => JobsText.Print((await content.ReadFromJsonAsync<JobDetailView>(Web, token))!), token); // a 200 carries one
        });
        return show;
    }

    private static Command Change(string verb, string description)
    {
        Argument<long> id = Id();
        var change = new Command(verb, description) { id };
        change.SetAction((parsed, token) => CallAsync(parsed, HttpMethod.Post, $"/api/jobs/{parsed.GetValue(id)}/{verb}", null, PrintAnswerAsync, token));
        return change;
    }

    internal static async Task PrintAnswerAsync(HttpContent content) => JobsText.Print((await content.ReadFromJsonAsync<JobAnswer>(Web))!); // 200 and 409 carry one

    private static Argument<long> Id() => new("id") { Description = "The job's number." };

    private static async Task<int> CallAsync(ParseResult parsed, HttpMethod method, string path, object? body, Func<HttpContent, Task> print, CancellationToken cancellationToken)
    {
        using OperatorClient client = OperatorClient.For(parsed);
        Func<HttpContent, Task> show = parsed.GetValue(Json) ? async content => System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken)) : print;
        return await client.CallAsync(method, path, body, show, show, cancellationToken);
    }
}
