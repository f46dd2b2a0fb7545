using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Spectre.Console;

namespace Gateway.Host.Cli;

/// <summary><c>mappings status</c>: which tables the running gateway serves, with their hashes, and what it refused.</summary>
internal static class StatusVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON." };

    public static Command Create()
    {
        var status = new Command("status", "Show which tables the running gateway serves: every version with its content hash, and what the last reload refused.") { Json };
        OperatorClient.AddOptions(status);
        status.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            return await client.CallAsync(HttpMethod.Get, "/api/mappings", null, content => ShowAsync(content, parsed.GetValue(Json), token), token);
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

        MappingsView view = (await content.ReadFromJsonAsync<MappingsView>(CliJson.Options, cancellationToken))!; // a 200 carries one
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"serving {view.Sha256} since {view.Since:yyyy-MM-dd HH:mm:ss}Z from {view.Folder}"));
        var table = new Table().AddColumns("folder", "status", "from", "to", "sha256");
        foreach (MappingPartView part in view.Parts)
        {
            table.AddRow(new[] { part.Folder, part.Status ?? "", Day(part.From), Day(part.To), part.Sha256[..16] }.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
        if (view.LastReload is { } last)
        {
            ReloadVerb.Print(last);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
