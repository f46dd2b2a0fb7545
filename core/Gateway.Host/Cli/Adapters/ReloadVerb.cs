using System.CommandLine;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters reload</c>: the running gateway reads its plugin folders again.</summary>
internal static class ReloadVerb
{
    public static Command Create()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the log.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var reload = new Command("reload", "Let the running gateway read its plugin folders again; it does so by itself a few seconds after a change. Exit 1 if something was refused: what served before serves on.") { reason, actor };
        OperatorClient.AddOptions(reload);
        reload.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            Task Show(HttpContent content) => ShowAsync(content, token);
            return await client.CallAsync(HttpMethod.Post, "/api/adapters/reload", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), Show, Show, token);
        });
        return reload;
    }

    private static async Task ShowAsync(HttpContent content, CancellationToken cancellationToken) =>
        Cli.ReloadVerb.Print((await content.ReadFromJsonAsync<ReloadView>(CliJson.Options, cancellationToken))!); // 200 and 409 carry one
}
