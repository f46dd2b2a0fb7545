using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;

namespace Gateway.Host.Cli;

/// <summary><c>alerts list|rules</c>.</summary>
internal static class AlertsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The API's JSON." };
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static Command Create()
    {
        var list = new Command("list", "Alerts that last, and the latest that have ended.") { Json };
        OperatorClient.AddOptions(list);
        list.SetAction(async (parsed, token) =>
        {
            using OperatorClient client = OperatorClient.For(parsed);
            return await client.CallAsync(HttpMethod.Get, "/api/alerts", null, content => ShowAsync(content, parsed.GetValue(Json), token), token);
        });
        var rules = new Command("rules", "Print the alert rules as a file for Prometheus.");
        rules.SetAction(_ =>
        {
            System.Console.Write(PrometheusRules.Text());
            return GatewayCommand.Done;
        });
        return new Command("alerts", "What somebody has to look at, as the running gateway's own rules say. 告警。") { list, rules };
    }

    private static async Task ShowAsync(HttpContent content, bool asJson, CancellationToken cancellationToken)
    {
        if (asJson)
        {
            System.Console.WriteLine(await content.ReadAsStringAsync(cancellationToken));
            return;
        }

        AlertList alerts = (await content.ReadFromJsonAsync<AlertList>(JsonSerializerOptions.Web, cancellationToken))!; // a 200 carries one
        foreach (Alert alert in alerts.Open.Concat(alerts.Ended))
        {
            string state = alert.Until is { } until ? $"已恢复 over {Clock(until)}" : "告警中 open";
            System.Console.WriteLine($"{Clock(alert.Since)}  {state}  {alert.Rule} {alert.Labels}\n    {alert.Chinese}\n    {alert.English}");
        }
    }

    private static string Clock(DateTimeOffset at) => at.ToOffset(China).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
