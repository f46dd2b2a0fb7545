using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;

namespace Gateway.Host.Cli.Adapters;

/// <summary><c>adapters status</c>: which plugins the running gateway serves with, and what it refused.</summary>
internal static class StatusVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON." };

    public static Command Create()
    {
        var status = new Command("status", "Show the adapters of the running gateway: serving, refused, set aside or missing, each with the reason.") { Json };
        OperatorClient.AddOptions(status);
        status.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            return await client.CallAsync(HttpMethod.Get, "/api/adapters", null, content => ShowAsync(content, parsed.GetValue(Json), token), token);
        });
        return status;
    }

    private static async Task ShowAsync(HttpContent content, bool asJson, CancellationToken cancellationToken)
    {
        if (asJson)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(await content.ReadFromJsonAsync<JsonElement>(cancellationToken), CliJson.Options));
            return;
        }

        AdaptersView view = (await content.ReadFromJsonAsync<AdaptersView>(CliJson.Options, cancellationToken))!; // a 200 carries one
        System.Console.WriteLine($"from {string.Join(" and ", view.Folders)}{(view.Retired == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {view.Retired} versions that do not serve stay in memory until a restart"))}");
        ListVerb.Print(view.Adapters);
        if (view.LastReload is { } last)
        {
            Cli.ReloadVerb.Print(last);
        }
    }
}
