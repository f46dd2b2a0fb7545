using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Messages that operators skip, correct, or act on many at a time.</summary>
[Binding]
public sealed class JobSteps(OperatorView operators, Replies replies, Keys keys)
{
    [When("an operator skips the message because {string}")]
    [When("运维人员以{string}为由跳过该报文")]
    public Task Skips(string reason) => OrderAsync($"/api/messages/{replies.LastMessageId}/skip", new { actor = "示范运维", reason });

    [When("an operator corrects the message to read like sample {string}")]
    [When("运维人员把该报文改正为样例{string}的内容")]
    public Task Corrects(string sample) => OrderAsync($"/api/messages/{replies.LastMessageId}/edit", new { actor = "示范运维", reason = "医院来电更正", content = Sample.Named(sample).Bytes });

    [When("an operator begins a job to {string} every message that is {string}")]
    [When("运维人员开始批量任务{string}，处理状态为{string}的报文")]
    public Task Begins(string action, string state) => OrderAsync("/api/jobs", new { action, state, actor = "示范运维", reason = "原因已消除" });

    [Then("the job soon is {string}")]
    [Then("批量任务很快变为{string}")]
    public async Task ComesTo(string state)
    {
        string[] ends = ["stopped", "cancelled", "finished"];
        JsonNode ended = await Eventually.FindAsync("job that came to its end", async () => await JobAsync() is var job && ends.Contains((string?)job["state"]) ? job : null);
        Assert.True(state == (string?)ended["state"], await operators.TextAsync($"/api/jobs/{(long)ended["id"]!}")); // a job has a number
    }

    [Then("the job says {int} went through and {int} did not")]
    [Then("批量任务显示 {int} 条办成、{int} 条未办成")]
    public async Task Says(int done, int failed)
    {
        JsonNode job = await JobAsync();
        Assert.Equal((done, failed), ((int)job["done"]!, (int)job["failed"]!)); // the API's jobs always have both
    }

    private async Task<JsonNode> JobAsync() => JsonNode.Parse(await operators.TextAsync("/api/jobs"))![0]!; // the newest one; a scenario that asks has begun one

    private async Task OrderAsync(string path, object order)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, path, keys.Operator, JsonContent.Create(order));
        replies.Add(await Reply.ReadAsync(response));
    }
}
