using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Operators let the gateway read its mapping tables again and look at those that serve.</summary>
[Binding]
public sealed class ReloadSteps(OperatorView operators, Keys keys, ScenarioFolder folder)
{
    private JsonNode? reload;
    private string? servedBefore;

    [When("运维人员以{string}为由重新加载映射表")]
    public async Task Reload(string reason)
    {
        servedBefore = await ServedAsync();
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, "/api/mappings/reload", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason }));
        reload = JsonNode.Parse(await response.Content.ReadAsStringAsync());
    }

    [Then("重新加载的结果为{string}")]
    public void CameTo(string result) => Assert.True((string?)reload?["result"] == result, reload?.ToJsonString());

    [Then("重新加载指出{string}")]
    public void Names(string text) => Assert.Contains(reload!["faults"]!.AsArray(), fault => $"{fault!["place"]} {fault["code"]} {fault["expected"]}".Contains(text, StringComparison.Ordinal)); // a reload lists its faults

    [Then("仍由原来的映射表提供服务")]
    public async Task ServesAsBefore() => Assert.Equal(servedBefore, await ServedAsync());

    [Then("健康检查对映射表给出{string}")]
    public async Task Health(string status) => Assert.Equal(status, (string?)JsonNode.Parse(await operators.TextAsync("/health/ready"))?["parts"]?["mappings"]?["status"]);

    [Then("运行指标中{string}的结果{string}至少为 {int}")]
    public async Task Counts(string metric, string result, int least)
    {
        string line = Assert.Single((await operators.TextAsync("/metrics")).Split('\n'), line => line.StartsWith(metric + "{", StringComparison.Ordinal) && line.Contains($"result=\"{result}\"", StringComparison.Ordinal));
        Assert.True(long.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= least, line);
    }

    [Then("运维人员看到{string}的内容哈希与副本一致")]
    public async Task HashIsOfCopy(string part)
    {
        JsonNode view = JsonNode.Parse(await operators.TextAsync("/api/mappings"))!; // the API never answers the text null
        JsonNode? listed = view["parts"]!.AsArray().SingleOrDefault(one => (string?)one!["folder"] == part); // the view has parts, none is null
        Assert.Equal(Mapping.ReleasedFolders.HashOf(Path.Combine(folder["mappings"], part)), (string?)listed?["sha256"]);
    }

    [Then("网关很快改用副本中的{string}")]
    public Task SoonServes(string part) => Eventually.FindAsync($"the copy's {part}", async () =>
    {
        string view = await operators.TextAsync("/api/mappings");
        return view.Contains(Mapping.ReleasedFolders.HashOf(Path.Combine(folder["mappings"], part)), StringComparison.Ordinal) ? part : null;
    });

    private async Task<string?> ServedAsync() => (string?)JsonNode.Parse(await operators.TextAsync("/api/mappings"))?["sha256"];
}
