using System.Net.Http.Json;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>What operators look at and do.</summary>
[Binding]
public sealed class OperatorSteps(OperatorView operators, ScenarioFolder folder, Replies replies, Keys keys)
{
    [When("an operator without a key looks at the messages")]
    [When("运维人员不带密钥查看报文列表")]
    public Task LooksWithoutKey() => AskAsync(HttpMethod.Get, "/api/messages", null);

    [When("an operator lets the parked message go on because {string}")]
    [When("运维人员以{string}为由放行被搁置的报文")]
    public async Task Releases(string reason)
    {
        long id = (long)Assert.Single(await operators.MessagesAsync("?state=parked"))!["id"]!; // every message has a number
        await AskAsync(HttpMethod.Post, $"/api/messages/{id}/retry", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason }));
    }

    [When("an operator sets the message aside because {string}")]
    [When("运维人员以{string}为由搁置该报文")]
    public Task Parks(string reason) => AskAsync(HttpMethod.Post, $"/api/messages/{replies.LastMessageId}/park", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason }));

    [Then("the log files hold no {string}")]
    [Then("日志文件中没有{string}")]
    public async Task LogsHoldNo(string text)
    {
        string logs = await LogsAsync();
        Assert.NotEmpty(logs);
        Assert.DoesNotContain(text, logs, StringComparison.Ordinal);
    }

    [Then("the log files hold {string}")]
    [Then("日志文件中有{string}")]
    public async Task LogsHold(string text) => Assert.Contains(text, await LogsAsync(), StringComparison.Ordinal);

    [Then("neither list nor details of the messages hold {string}")]
    [Then("报文列表和详情中没有{string}")]
    public async Task ViewsHoldNo(string text)
    {
        var messages = await operators.MessagesAsync();
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(text, Identifiers.Plain(messages.ToJsonString()), StringComparison.Ordinal);
        foreach (var message in messages)
        {
            Assert.DoesNotContain(text, Identifiers.Plain(await operators.TextAsync($"/api/messages/{(long)message!["id"]!}")), StringComparison.Ordinal); // every message has a number
        }
    }

    [Then("the metrics hold no {string}")]
    [Then("运行指标中没有{string}")]
    public async Task MetricsHoldNo(string text)
    {
        string metrics = await operators.TextAsync("/metrics");
        Assert.Contains("gateway", metrics, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(text, metrics, StringComparison.Ordinal);
    }

    private async Task AskAsync(HttpMethod method, string path, string? key, HttpContent? body = null)
    {
        using HttpResponseMessage response = await operators.SendAsync(method, path, key, body);
        replies.Add(await Reply.ReadAsync(response));
    }

    private async Task<string> LogsAsync()
    {
        string all = "";
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder["data"], "logs")))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)); // the gateway is still writing
            all += await reader.ReadToEndAsync();
        }

        return all;
    }
}
