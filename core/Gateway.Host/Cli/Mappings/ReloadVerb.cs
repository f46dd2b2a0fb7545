using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli;

/// <summary><c>mappings reload</c>: the running gateway reads its folder again. What has errors is refused and the last good tables go on serving.</summary>
internal static class ReloadVerb
{
    public static Command Create()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the log.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Who.", DefaultValueFactory = _ => Environment.UserName };
        var reload = new Command("reload", "Let the running gateway read its mappings folder again. Exit 1 if it refused: the last good tables go on serving.") { reason, actor };
        OperatorClient.AddOptions(reload);
        reload.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            Task Show(HttpContent content) => ShowAsync(content, token);
            return await client.CallAsync(HttpMethod.Post, "/api/mappings/reload", new DeskOrder(parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason)), Show, Show, token);
        });
        return reload;
    }

    /// <summary>What a reload came to; the faults go to stderr, one a line.</summary>
    public static void Print(ReloadView reload)
    {
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reload at {reload.At:yyyy-MM-dd HH:mm:ss}Z by {reload.Actor} ({reload.Reason}): {reload.Result}. {reload.Sentence}"));
        foreach (FaultView fault in reload.Faults)
        {
            System.Console.Error.WriteLine($"{fault.Place}: {fault.Severity} {fault.Code} {fault.Chinese} {fault.English} {fault.Expected}");
        }
    }

    private static async Task ShowAsync(HttpContent content, CancellationToken cancellationToken) =>
        Print((await content.ReadFromJsonAsync<ReloadView>(CliJson.Options, cancellationToken))!); // 200 and 409 carry one
}
