using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Looks for patients wherever something of the gateway can be read.</summary>
[Binding]
public sealed class IdentifierSteps(GatewayUnderTest gateway, OperatorView operators, ConsoleVisitor visitor, ApiReader api, TraceTap traces, ScenarioFolder folder, Keys keys)
{
    private static readonly string[] NeverRead = ["测试甲", "FJ9999000001", "FJ9999000777", "999999198001010011"];
    private const int FewestPersonalValues = 10;
    private const int FewestPages = 30;

    [When("运维人员当天对账并开始一个批量任务")]
    public async Task Reconciles()
    {
        using HttpResponseMessage response = await operators.SendAsync(
            HttpMethod.Post, "/api/reconcile", keys.Operator, JsonContent.Create(new { actor = "示范运维", reason = "核对", institution = Keys.Hospital, day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), repair = "none" }));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        using HttpResponseMessage job = await operators.SendAsync(HttpMethod.Post, "/api/jobs", keys.Operator, JsonContent.Create(new { action = "retry", actor = "示范运维", reason = "没有可处理的", issue = "GW9999" }));
        Assert.True(job.IsSuccessStatusCode, await job.Content.ReadAsStringAsync());
    }

    [When("有人申请把搁置的报文更正为样例{string}，其中{string}改为{string}，并申请撤销它的就诊")]
    public async Task Asks(string sample, string old, string fresh)
    {
        await visitor.SignInAsync("asker");
        JsonNode parked = Assert.Single(await operators.MessagesAsync("?state=parked"))!;
        string[] lane = ((string)parked["lane"]!).Split('/'); // what is parked has one
        Reply[] asked =
        [
            await visitor.PostAsync("asker", $"/api/messages/{parked["id"]}/edit", "姓名录错", ("content", Convert.ToBase64String(Sample.Named(sample).With(old, fresh)))),
            await visitor.PostAsync("asker", $"/api/visits/{lane[1]}/{Uri.EscapeDataString(lane[3])}/undo", "重新登记", ("to", "nothing")),
        ];
        Assert.All(asked, reply => Assert.Equal(202, reply.Status));
    }

    [When("有人把患者姓名{string}写进日志文件")]
    public Task Plants(string name) => File.AppendAllTextAsync(Path.Combine(folder["data"], "logs", "planted.jsonl"), $"{{\"@mt\":\"{name}\"}}\n");

    [Then("中英文所有页面、所有接口、指标、日志、追踪和审计中都没有患者身份")]
    public async Task FindsNobody() => Assert.Empty(await FoundAsync([.. await AnswersAsync(), .. await FilesAsync()]));

    [Then("再扫描日志和审计时，只在{string}中发现患者身份{string}")]
    public async Task FindsOnly(string place, string value)
    {
        (string where, ImmutableArray<string> found) = Assert.Single(await FoundAsync(await FilesAsync()));
        Assert.Equal((place, value), (where, Assert.Single(found)));
    }

    private async Task<IReadOnlyList<(string Place, ImmutableArray<string> Found)>> FoundAsync(IReadOnlyList<KeyValuePair<string, string>> places)
    {
        Identifiers identifiers = await Identifiers.OfAsync(gateway.Journal, NeverRead);
        Assert.True(identifiers.Count >= FewestPersonalValues, $"Only {identifiers.Count} values to look for: too few patients came.");
        return [.. places.Select(place => (place.Key, Found: identifiers.In(place.Value))).Where(place => !place.Found.IsEmpty)];
    }

    /// <summary>Everything that is answered to somebody who asks, by where it stands: API, pages, metrics; and the traces.</summary>
    private async Task<List<KeyValuePair<string, string>>> AnswersAsync()
    {
        var places = new List<KeyValuePair<string, string>>(await api.ReadAsync());
        await visitor.SignInAsync("scanner");
        foreach (string language in (string[])["zh", "en"])
        {
            await visitor.SpeakAsync(language);
            IReadOnlyDictionary<string, string> pages = await visitor.PagesAsync();
            Assert.True(pages.Count >= FewestPages, $"Only {pages.Count} pages: {string.Join(' ', pages.Keys)}");
            places.AddRange(pages.Select(page => KeyValuePair.Create($"{language} {page.Key}", page.Value)));
        }

        places.Add(KeyValuePair.Create("/metrics", await operators.TextAsync("/metrics")));
        Assert.NotEqual("", traces.Text);
        places.Add(KeyValuePair.Create("traces", traces.Text));
        return places;
    }

    private async Task<List<KeyValuePair<string, string>>> FilesAsync()
    {
        var places = new List<KeyValuePair<string, string>>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder["data"], "logs")).Append(Path.Combine(folder["data"], "console", "audit.jsonl")))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)); // the gateway is still writing
            places.Add(KeyValuePair.Create(Path.GetFileName(file), await reader.ReadToEndAsync()));
        }

        return places;
    }
}
