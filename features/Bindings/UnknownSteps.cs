using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Features.Bindings;

/// <summary>What operators see of unknown outcomes and decide about them.</summary>
[Binding]
public sealed class UnknownSteps(OperatorView operators, PlatformUnderTest platform, GatewayUnderTest gateway, Replies replies, Keys keys)
{
    [Given("平台模拟器和网关已启动，结果未知超过 {int} 秒即交给人")]
    public Task StartWithDeadline(int seconds) => gateway.StartAsync(("Platform:Recovery:Deadline", TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture)));

    [Given("平台对{string}的下 {int} 次调用办理后过 {int} 秒才应答")]
    public void AnswersLate(string transaction, int times, int seconds) =>
        platform.Add(new FaultRule { Kind = FaultKind.ActThenLate, Infno = transaction, Times = times, Delay = TimeSpan.FromSeconds(seconds) });

    [When("平台恢复正常")]
    public void Recovers() => platform.Recover();

    [When("运维人员以{string}为由对该未知结果下令{string}")]
    public Task Orders(string reason, string action) => OrderAsync(action, new { actor = "示范运维", reason });

    [When("运维人员以{string}为由确认该未知结果为{string}")]
    public Task Confirms(string reason, string meaning) => OrderAsync("confirm", new { actor = "示范运维", reason, @as = meaning });

    [Then("结果未知的清单上有 {int} 笔，待人工 {int} 笔")]
    public async Task Lists(int count, int persons)
    {
        JsonArray rows = JsonNode.Parse(await operators.TextAsync("/api/unknowns"))!.AsArray(); // the API answers an array
        Assert.Equal((count, persons), (rows.Count, rows.Count(row => (string?)row!["state"] == "person")));
    }

    [Then("运维命令查看该未知结果时显示{string}")]
    public async Task Shows(string text) => Assert.Contains(text, await PageAsync(), StringComparison.Ordinal);

    [Then("运维命令查看该未知结果时不显示{string}")]
    public async Task ShowsNo(string text) => Assert.DoesNotContain(text, await PageAsync(), StringComparison.Ordinal);

    [Then("运维人员很快看到该报文有 {int} 个迟到的应答")]
    public Task HasLateAnswers(int count) => Eventually.FindAsync($"{count} late answers", async () =>
        (await operators.MessageAsync(replies.LastMessageId))["facts"]!.AsArray().Count(fact => (string?)fact!["kind"] == "answered-late") == count ? "there" : null);

    [Then("运行指标中有{string}")]
    public async Task MetricsHave(string name) => Assert.Contains(name, await operators.TextAsync("/metrics"), StringComparison.Ordinal);

    private async Task OrderAsync(string action, object order)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, $"/api/unknowns/{replies.LastMessageId}/{action}", keys.Operator, JsonContent.Create(order));
        replies.Add(await Reply.ReadAsync(response));
    }

    private async Task<string> PageAsync()
    {
        Executable.Run run = await Executable.RunAsync("unknowns", "show", replies.LastMessageId.ToString(CultureInfo.InvariantCulture), "--url", gateway.Url.ToString(), "--key", keys.Operator);
        Assert.True(run.ExitCode == 0, run.Errors);
        return System.Text.Encoding.UTF8.GetString(run.Output);
    }
}
