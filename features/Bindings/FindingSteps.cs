using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>What operators find about messages beyond one by one: where a value came from, what fails alike, what a bulk job would act on.</summary>
[Binding]
public sealed class FindingSteps(OperatorView operators, Replies replies)
{
    [Then("the lineage of transaction field {string} leads to the sender's field {string} and table row {string}")]
    [Then("交易字段{string}追溯到医院字段{string}和映射行{string}")]
    public async Task LeadsTo(string sent, string source, string row)
    {
        JsonNode trace = await operators.GetAsync($"/api/messages/{replies.LastMessageId}/lineage");
        JsonObject[] items = [.. trace["columns"]!.AsArray().SelectMany(column => column!["items"]!.AsArray()).Select(item => item!.AsObject())]; // the API's answer always has them
        HashSet<string> together = [.. items.First(item => (string)item["label"]! == sent)["with"]!.AsArray().Select(id => (string)id!)]; // as above
        string[] labels = [.. items.Where(item => together.Contains((string)item["id"]!)).Select(item => (string)item["label"]!)]; // as above
        Assert.Contains(source, labels);
        Assert.Contains(row, labels);
    }

    [Then("operators see {int} incident of {int} messages with issue {string}")]
    [Then("运维人员看到 {int} 个故障，共 {int} 条报文，问题代码为{string}")]
    public async Task SeesIncidents(int incidents, int messages, string code)
    {
        JsonObject[] alike = [.. (await operators.GetAsync("/api/incidents"))["incidents"]!.AsArray().Select(incident => incident!.AsObject()).Where(incident => (string)incident["issueCode"]! == code)]; // as above
        Assert.Equal(incidents, alike.Length);
        Assert.Equal(messages, alike.Sum(incident => (int)incident["parked"]! + (int)incident["refused"]!)); // as above
    }

    [Then("the incident's money is {decimal} yuan")]
    [Then("故障涉及金额 {decimal} 元")]
    public async Task ConcernsMoney(decimal yuan) => Assert.Equal(yuan, (decimal)(await operators.GetAsync("/api/incidents"))["incidents"]![0]!["money"]!); // as above

    [Then("a bulk job over the filter {string} would act on {int} messages")]
    [Then("按筛选条件{string}批量重发，预览为 {int} 条")]
    public async Task WouldActOn(string filter, int messages)
    {
        JsonNode answer = await operators.PostAsync("/api/jobs", new { action = "resend", actor = "值班员", reason = "预览", q = filter, dryRun = true });
        Assert.Equal(messages, answer["counts"]!.AsArray().Sum(count => (int)count!["messages"]!)); // as above
    }
}
