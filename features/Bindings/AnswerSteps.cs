using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Who failed and what to do; texts that no table knows; keys that are mended.</summary>
[Binding]
public sealed class AnswerSteps(GatewayUnderTest gateway, GatewaySettings settings, PlatformUnderTest platform, OperatorView operators, Replies replies, Keys keys)
{
    private string texts = "";

    [Then("运维人员看到责任方为{string}，处理办法包含{string}，依据包含{string}")]
    public Task HasVerdict(string party, string advice, string evidence) => Eventually.FindAsync($"verdict {party} {advice} {evidence}", async () =>
        (await operators.MessageAsync(replies.LastMessageId))["verdict"] is JsonObject verdict && (string?)verdict["partyChinese"] == party
        && Holds(verdict, "chinese", advice) && Holds(verdict, "evidence", evidence) ? party : null);

    [Then("运维命令显示责任方{string}和处理办法{string}")]
    public async Task CommandShows(string party, string advice)
    {
        string shown = await RunAsync("messages", "show", replies.LastMessageId.ToString(CultureInfo.InvariantCulture));
        Assert.Contains($"责任方 {party}", shown, StringComparison.Ordinal);
        Assert.Contains(advice, shown.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Then("运维命令汇总出{string}的文字{string}，来自 {int} 条报文")]
    public async Task Lists(string transaction, string text, int messages)
    {
        texts = await RunAsync("platform", "texts", "--json");
        JsonNode line = JsonNode.Parse(texts)!["texts"]!.AsArray().Single(one => (string?)one!["transaction"] == transaction)!; // the list always has members
        Assert.Equal((text, messages), ((string?)line["text"], (int)line["messages"]!));
        Assert.StartsWith($"{transaction},", (string?)line["row"], StringComparison.Ordinal);
    }

    [Then("汇总里没有{string}")]
    public void ListsNo(string value) => Assert.DoesNotContain(value, texts, StringComparison.Ordinal);

    /// <summary>The gateway reads the same source of configuration anew; it is not started again.</summary>
    [When("网关管理员在配置中改正密钥")]
    public void MendsKey() => settings.Values["Platform:Nhsa:999999:Token"] = platform.Token;

    [Then("平台在 {int} 秒里最多再收到 {int} 次{string}")]
    public async Task ReceivesAtMost(int seconds, int times, string transaction)
    {
        long before = platform.Received(transaction);
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        Assert.InRange(platform.Received(transaction) - before, 0, times);
    }

    [Then("平台很快恰有 {int} 笔生效结算")]
    public Task SoonHolds(int count) => Eventually.HoldsAsync($"{count} live settlements", () => platform.Twin.Ledger().Sum(row => row.Live) == count);

    private static bool Holds(JsonObject verdict, string member, string part) => ((string?)verdict[member])?.Contains(part, StringComparison.Ordinal) == true;

    private async Task<string> RunAsync(params string[] arguments)
    {
        Executable.Run run = await Executable.RunAsync([.. arguments, "--url", gateway.Url.ToString(), "--key", keys.Operator]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return Encoding.UTF8.GetString(run.Output);
    }
}
