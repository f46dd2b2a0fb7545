using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>When the platform takes nothing, and what operators see and do about it.</summary>
[Binding]
public sealed class WindowSteps(OperatorView operators, GatewayUnderTest gateway, HttpSender sender, Keys keys)
{
    private const string Platform = "nhsa";
    private readonly List<HttpSender.Message> waiting = [];

    [Given("平台模拟器和网关已启动，{int} 分钟后日终截止")]
    public Task StartBeforeDayClose(int minutes) => gateway.StartAsync(
        ("Delivery:Default:DayClose", DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture)));

    [Given("平台模拟器和网关已启动，交易{string}连续 {int} 次失败即熔断")]
    public Task StartWithBreaker(string transaction, int calls) => gateway.StartAsync(
        ($"Delivery:Destinations:{Platform}:Transactions:{transaction}:Breaker:MinimumCalls", calls.ToString(CultureInfo.InvariantCulture)),
        ($"Delivery:Destinations:{Platform}:Transactions:{transaction}:Breaker:FailureRatio", "0.9"),
        ($"Delivery:Destinations:{Platform}:Transactions:{transaction}:Breaker:Break", "00:00:01"),
        ($"Delivery:Destinations:{Platform}:Transactions:{transaction}:Breaker:LongestBreak", "00:00:02"));

    [Given("运维人员以{string}为由声明平台从现在起停机 {int} 小时")]
    public Task Declares(string reason, int hours)
    {
        string from = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return OrderAsync("/api/windows", new { actor = "示范运维", destination = Platform, reason, from, @for = TimeSpan.FromHours(hours) });
    }

    [Given("运维人员以{string}为由暂停向平台发送")]
    public Task Pauses(string reason) => OrderAsync($"/api/destinations/{Platform}/pause", new { actor = "示范运维", reason });

    [When("运维人员以{string}为由恢复向平台发送")]
    public Task Resumes(string reason) => OrderAsync($"/api/destinations/{Platform}/resume", new { actor = "示范运维", reason });

    [When("医院通过HTTP发送样例{string}，{int} 秒内得到答复")]
    public async Task SendsInTime(string sample, int seconds)
    {
        long start = Stopwatch.GetTimestamp();
        await sender.SendAsync(gateway.Url, new(Keys.Hospital, Sample.Named(sample).Source, Sample.Named(sample).Bytes));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, seconds);
    }

    [When("医院先后发送 {int} 条门诊结算样例{string}，单据号末位依次为 1、2、3……，均先得到“待办”答复")]
    public async Task SendsSeveral(int count, string sample)
    {
        for (int number = 1; number <= count; number++)
        {
            byte[] bytes = Sample.Named(sample).With("20200102000001", string.Create(CultureInfo.InvariantCulture, $"2020010200090{number}"));
            waiting.Add(new HttpSender.Message(Keys.Hospital, Sample.Named(sample).Source, bytes));
            Reply reply = await sender.SendAsync(gateway.Url, waiting[^1]);
            Assert.Equal(202, reply.Status);
        }
    }

    [Then("这些结算都办完，先发的先办")]
    public async Task AllEndInOrder()
    {
        JsonArray messages = await Eventually.FindAsync("all accepted", async () =>
            (await operators.MessagesAsync()) is var all && all.Count(message => (string?)message!["state"] == "accepted") > waiting.Count ? all : null);
        long[] ids = [.. messages.Where(message => (string?)message!["source"] != "gateway").Select(message => (long)message!["id"]!).Order()]; // every message has a number
        List<DateTimeOffset> begun = [];
        foreach (long id in ids)
        {
            JsonArray facts = (await operators.MessageAsync(id))["facts"]!.AsArray(); // the API's message always has them
            begun.Add(DateTimeOffset.Parse((string)facts.First(fact => (string?)fact!["kind"] == "attempt-started")!["at"]!, CultureInfo.InvariantCulture));
        }

        Assert.Equal(begun.Order(), begun);
    }

    [Then("运维命令查看平台时很快显示{string}")]
    public Task SoonShows(string text) => Eventually.FindAsync(text, async () => (await RunAsync("destinations", "show", Platform)) is var page && page.Contains(text, StringComparison.Ordinal) ? page : null);

    [Then("运维命令查看平台时显示{string}和{string}")]
    public async Task Shows(string one, string other)
    {
        string page = await RunAsync("destinations", "show", Platform);
        Assert.Contains(one, page, StringComparison.Ordinal);
        Assert.Contains(other, page, StringComparison.Ordinal);
    }

    [Then("运维命令查看停机窗口时显示{string}")]
    public async Task ShowsWindow(string text) => Assert.Contains(text, await RunAsync("windows", "list"), StringComparison.Ordinal);

    [Then("运维命令查看停机日历时显示{string}和{string}")]
    public async Task ShowsCalendar(string one, string other)
    {
        string calendar = await RunAsync("windows", "calendar", "--days", "2", "--destination", Platform);
        Assert.Contains(one, calendar, StringComparison.Ordinal);
        Assert.Contains(other, calendar, StringComparison.Ordinal);
    }

    [Then("运维命令查看今日总览时显示{string}")]
    public async Task ShowsToday(string text) => Assert.Contains(text, await RunAsync("today"), StringComparison.Ordinal);

    [Then("停机窗口的写法为{string}，网关指出{string}")]
    public async Task IsMiswritten(string every, string code)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, "/api/windows", keys.Operator, JsonContent.Create(new { actor = "示范运维", destination = Platform, reason = "试写", every, @for = "02:00:00" }));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["issueCode"]); // a refusal says why
    }

    private async Task OrderAsync(string path, object order)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Post, path, keys.Operator, JsonContent.Create(order));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> RunAsync(params string[] words)
    {
        Executable.Run run = await Executable.RunAsync([.. words, "--url", gateway.Url.ToString(), "--key", keys.Operator]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return System.Text.Encoding.UTF8.GetString(run.Output);
    }
}
