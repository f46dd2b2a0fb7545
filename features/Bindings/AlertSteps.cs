using System.Text;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>What the gateway says by itself: alerts, and which part of it is not well.</summary>
[Binding]
public sealed class AlertSteps(GatewayUnderTest gateway, OperatorView operators, Keys keys)
{
    private const string OldestWaiting = "GatewayOldestWaiting";
    private string? since;

    [Given("平台模拟器和网关已启动，报文等待超过 {int} 秒即告警")]
    public Task Start(int seconds) => gateway.StartAsync(
        ("Gateway:Pipeline:AnswerDeadline", "00:00:01"), ("Gateway:Alerts:Every", "00:00:00.1"),
        ($"Gateway:Alerts:Thresholds:{OldestWaiting}", $"{seconds}"), ($"Gateway:Alerts:Holds:{OldestWaiting}", "00:00:00.3"));

    [Then("很快有告警{string}，说明包含{string}")]
    public async Task Starts(string rule, string text)
    {
        JsonNode alert = await Eventually.FindAsync($"alert {rule}", async () => (await OfAsync("open", rule)).FirstOrDefault());
        Assert.Contains(text, (string?)alert["chinese"], StringComparison.Ordinal);
        since = (string?)alert["since"];
    }

    [Then("告警{string}仍在，开始时间不变")]
    public async Task StillThere(string rule) => Assert.Equal(since, (string?)Assert.Single(await OfAsync("open", rule))["since"]);

    [Then("告警{string}很快结束，前后只有 {int} 次")]
    public async Task Ends(string rule, int times)
    {
        await Eventually.FindAsync($"end of {rule}", async () => (await OfAsync("open", rule)).Length == 0 ? rule : null);
        Assert.Equal(times, (await OfAsync("ended", rule)).Length);
    }

    [Then("运维命令列出告警{string}，状态为{string}")]
    public async Task Lists(string rule, string state)
    {
        Executable.Run run = await Executable.RunAsync("alerts", "list", "--url", gateway.Url.ToString(), "--key", keys.Operator);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(Encoding.UTF8.GetString(run.Output).Split('\n'), line => line.Contains(rule, StringComparison.Ordinal) && line.Contains(state, StringComparison.Ordinal));
    }

    [Then("首页显示告警{string}")]
    public async Task Shows(string text)
    {
        using HttpResponseMessage page = await operators.SendAsync(HttpMethod.Get, "/", keys.Operator);
        Assert.Contains(text, System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Then("就绪检查中{string}很快为{string}，说明包含{string}")]
    public Task IsSo(string part, string status, string text) => Eventually.FindAsync($"{part} {status} {text}", async () =>
        JsonNode.Parse(await operators.TextAsync("/health/ready"))?["parts"]?[part] is { } shown && (string?)shown["status"] == status && ((string?)shown["sentence"])!.Contains(text, StringComparison.Ordinal) ? part : null); // every part says something

    private async Task<JsonNode[]> OfAsync(string list, string rule) =>
        [.. JsonNode.Parse(await operators.TextAsync("/api/alerts"))![list]!.AsArray().Select(alert => alert!).Where(alert => (string?)alert["rule"] == rule)]; // the API's lists are always there
}
