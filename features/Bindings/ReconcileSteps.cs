using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Journal;
using Gateway.PlatformSimulator.Seeds;

namespace Gateway.Features.Bindings;

/// <summary>Operators reconcile; somebody else changes what the platform holds.</summary>
[Binding]
public sealed class ReconcileSteps(OperatorView operators, GatewayUnderTest gateway, PlatformUnderTest platform, HttpSender sender, Keys keys)
{
    private const string Person = "FJ9999000001";

    private JsonNode? run;

    private static string Today => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private JsonNode Run => run ?? throw new InvalidOperationException("Nothing was reconciled yet.");

    [Given("医院把单据{string}改为{string}、就诊{string}改为{string}后完成结算")]
    public async Task SettlesAnother(string bill, string otherBill, string visit, string otherVisit)
    {
        byte[] bytes = GbkText.Write(GbkText.Read(Sample.Named("fujian-ini/mzsf-two-items.txt").Bytes).Replace(bill, otherBill, StringComparison.Ordinal).Replace(visit, otherVisit, StringComparison.Ordinal));
        Assert.Equal(200, (await sender.SendAsync(gateway.Url, new(Keys.Hospital, "fujian-ini", bytes))).Status);
    }

    [Given("平台上业务号{string}的结算金额被改为 {decimal}")]
    public void IsAmended(string visit, decimal total) => Assert.True(platform.Twin.Amend(SettlementOf(visit), new SettlementAmendment { Total = total }));

    [Given("平台上业务号{string}的结算被抹去")]
    public void IsRemoved(string visit) => Assert.True(platform.Twin.Remove(SettlementOf(visit)));

    [Given("平台上业务号{string}的结算被窗口退费")]
    public void IsRefunded(string visit) => Assert.True(platform.Twin.Amend(SettlementOf(visit), new SettlementAmendment { Refund = true }));

    [Given("平台上业务号{string}的结算被计入险种{string}")]
    public void IsInsuredOtherwise(string visit, string insutype) => Assert.True(platform.Twin.Amend(SettlementOf(visit), new SettlementAmendment { Insutype = insutype }));

    [Given("平台上有一笔别处办理的结算，金额 {decimal}")]
    public void IsSettledElsewhere(decimal total) => Seed($"{Keys.Hospital}202001020930009999", total);

    [When("医院把样例{string}中的{string}改为{string}后发送，报文被搁置")]
    public async Task IsParked(string sample, string old, string fresh)
    {
        Task<Reply> sent = sender.SendAsync(gateway.Url, new(Keys.Hospital, "fujian-ini", Sample.Named(sample).With(old, fresh)));
        await Eventually.FindAsync("a parked message", async () => (await operators.MessagesAsync("?state=parked")).FirstOrDefault());
        await sent;
    }

    [Given("医院把样例中的{string}改为{string}后发送，被平台拒绝")]
    public Task IsRefused(string old, string fresh) => sender.SendAsync(gateway.Url, new(Keys.Hospital, "fujian-ini", Sample.Named("fujian-ini/mzsf-two-items.txt").With(old, fresh)));

    [Given("被拒绝的那笔后来出现在平台上")]
    public async Task AppearsLater()
    {
        long id = (long)Assert.Single(await operators.MessagesAsync("?state=refused"))!["id"]!; // every message has a number
        JournalFact.AttemptStarted settle = (await gateway.Journal.ReadAsync(id, CancellationToken.None)).Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().Single(start => start.Intent.Transaction == "2207");
        Seed(settle.Intent.MsgId, 28.00m);
    }

    [When("运维人员对医院当天对账，修复方式为{string}")]
    public Task Reconciles(string repair) => OrderAsync(repair, null);

    [When("运维人员带医院账目对账，其中单据{string}金额 {decimal}")]
    public Task ReconcilesWith(string bill, decimal total) => OrderAsync("none", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"单据号,医疗费总额\n{bill},{total:0.00}\n")));

    [When("运维人员对医院当天对账，进行到{string}时网关重启")]
    public async Task IsInterrupted(string transaction)
    {
        Task<HttpResponseMessage> never = SendAsync("none", null);
        await Eventually.HoldsAsync($"{transaction} at the platform", () => platform.Received(transaction) > 0);
        await gateway.StartAsync();
        await never.ContinueWith(_ => { }, TaskScheduler.Default); // its connection went with the gateway
        JsonNode ended = await Eventually.FindAsync("the end of the reconciliation", async () => JsonNode.Parse(await operators.TextAsync("/api/reconcile"))!.AsArray().SingleOrDefault(one => (string?)one!["state"] == "ended")); // a list
        long id = (long)ended["runId"]!; // every run has a number
        run = JsonNode.Parse(await operators.TextAsync($"/api/reconcile/{id}"));
    }

    [Then("对账差异为{string}")]
    public void Finds(string kinds) => Assert.True(
        kinds == string.Join(',', Run["differences"]!.AsArray().Select(one => (string?)one!["kind"]).Order(StringComparer.Ordinal)), Run.ToJsonString());

    [Then("对账待处理 {int} 笔")]
    public void LeavesOpen(int count) => Assert.True(count == (int)Run["open"]!, Run.ToJsonString());

    [Then("对账问题代码为{string}")]
    public void Says(string code) => Assert.Equal(code, (string?)Assert.Single(Run["issues"]!.AsArray())!["code"]); // a report has them

    [Then("对账月报表格中有{string}")]
    public async Task TableHolds(string text)
    {
        string table = await ReportAsync("csv");
        Assert.StartsWith("\uFEFF", table, StringComparison.Ordinal);
        Assert.Contains(text, table, StringComparison.Ordinal);
    }

    [Then("对账月报页面中有{string}")]
    public async Task PageHolds(string text)
    {
        string page = await ReportAsync("html");
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
    }

    [Then("对账结果和月报中没有人员编号{string}")]
    public async Task ShowsNoPerson(string person)
    {
        Assert.DoesNotContain(person, Run.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(person, await ReportAsync("csv") + await ReportAsync("html"), StringComparison.Ordinal);
    }

    [Then("运维命令对账时显示{string}")]
    public async Task CommandShows(string text)
    {
        Executable.Run command = await Executable.RunAsync("reconcile", "run", "--institution", Keys.Hospital, "--day", Today, "--url", gateway.Url.ToString(), "--key", keys.Operator);
        Assert.True(command.ExitCode == 0, command.Errors);
        Assert.Matches(@"#\d+  (?:queued|totals|rows|repairs) \d+/\d+[^\n]*#\d+  ended", command.Errors); // how far it was, and that it ended
        Assert.Contains(text, Encoding.UTF8.GetString(command.Output), StringComparison.Ordinal);
    }

    private async Task<string> ReportAsync(string format)
    {
        using HttpResponseMessage response = await operators.SendAsync(HttpMethod.Get, $"/api/reconcile/report?institution={Keys.Hospital}&month={Today[..7]}&format={format}", keys.Operator);
        return Encoding.UTF8.GetString(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    private async Task OrderAsync(string repair, byte[]? his)
    {
        using HttpResponseMessage response = await SendAsync(repair, his);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        run = JsonNode.Parse(answer);
        Assert.Equal("ended", (string?)Run["state"]);
    }

    private Task<HttpResponseMessage> SendAsync(string repair, byte[]? his) => operators.SendAsync(
        HttpMethod.Post, "/api/reconcile", keys.Operator, JsonContent.Create(new { institution = Keys.Hospital, day = Today, actor = "示范运维", reason = "日终对账", repair, his }));

    private string SettlementOf(string visit) => Assert.Single(platform.Twin.Ledger(), row => row.LocalNumber == visit).SettlementIds.Single();

    private void Seed(string msgId, decimal total) => platform.Twin.Seed(
    [
        new SeededSettlement { Institution = Keys.Hospital, Certificate = Person, LocalNumber = "OTHER1", Msgid = msgId, At = TimeProvider.System.GetUtcNow(), Total = total, Account = 10.00m },
    ]);
}
