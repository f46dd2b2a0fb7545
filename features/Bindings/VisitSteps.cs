using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Operators look at whole visits and take them back.</summary>
[Binding]
public sealed class VisitSteps(OperatorView operators, GatewayUnderTest gateway, Replies replies, Keys keys)
{
    [Given("平台模拟器和网关已启动，{int} 次查询无果即交给人")]
    public Task StartWithFewAsks(int troubles) => gateway.StartAsync(("Platform:Recovery:MaxTroubles", troubles.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [When("运维人员把就诊{string}撤销到{string}")]
    public Task Undoes(string visit, string to) => UndoAsync(Keys.Hospital, visit, to, false);

    [When("运维人员把药店的销售{string}撤销到{string}")]
    public Task UndoesSale(string invoice, string to) => UndoAsync(Keys.Pharmacy, invoice, to, false);

    [When("运维人员预演把就诊{string}撤销到{string}")]
    public Task Tries(string visit, string to) => UndoAsync(Keys.Hospital, visit, to, true);

    [Then("撤销结果为{string}")]
    public void Ends(string state) => Assert.True((string?)Answer["state"] == state, Answer.ToJsonString());

    [Then("撤销步骤依次为{string}")]
    public void Takes(string transactions) => Assert.Equal(transactions, string.Join(',', Answer["steps"]!.AsArray().Select(step => (string?)step!["transaction"]))); // an undo always says its steps

    [Then("撤销停止的问题代码为{string}")]
    public void Stops(string code) => Assert.Equal(code, (string?)Answer["faults"]![0]!["code"]); // what has stopped says why

    [Then("就诊{string}在平台上有效 {int} 项，结果未知 {int} 项")]
    public async Task Has(string visit, int live, int unknown)
    {
        JsonArray effects = JsonNode.Parse(await operators.TextAsync($"/api/visits/{Keys.Hospital}/{visit}"))!["effects"]!.AsArray(); // a visit has them
        Assert.Equal((live, unknown), (effects.Count(effect => (string?)effect!["state"] == "live"), effects.Count(effect => (string?)effect!["state"] == "unknown")));
    }

    [Then("运维命令查看就诊{string}时显示{string}")]
    public async Task Shows(string visit, string text)
    {
        Executable.Run run = await Executable.RunAsync("visits", "show", visit, "--institution", Keys.Hospital, "--url", gateway.Url.ToString(), "--key", keys.Operator);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(text, System.Text.Encoding.UTF8.GetString(run.Output), StringComparison.Ordinal);
    }

    private JsonNode Answer => JsonNode.Parse(replies.Last.Text)!; // the API answers JSON

    private async Task UndoAsync(string institution, string visit, string to, bool dryRun)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, $"/api/visits/{institution}/{visit}/undo", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason = "医院申请整体撤销", to, dryRun }));
        replies.Add(await Reply.ReadAsync(response));
    }
}
