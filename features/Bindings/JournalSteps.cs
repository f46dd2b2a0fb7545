using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.Journal;

namespace Gateway.Features.Bindings;

/// <summary>What the gateway keeps and says of the message that was answered last.</summary>
[Binding]
public sealed class JournalSteps(GatewayUnderTest gateway, OperatorView operators, Replies replies, HttpSender sender, Keys keys)
{
    [Then("the journal names issue {string} for the message")]
    [Then("日志库中该报文的问题代码为{string}")]
    public async Task HasIssue(string code) => Assert.Equal(code, (string?)(await MessageAsync())["issueCode"]);

    [Then("operators see the message as {string}")]
    [Then("运维人员看到该报文的状态为{string}")]
    public async Task HasState(string state) => Assert.Equal(state, (string?)(await MessageAsync())["state"]);

    [Then("operators soon see the message as {string}")]
    [Then("运维人员很快看到该报文的状态变为{string}")]
    public Task ComesToState(string state) => Eventually.FindAsync($"message in state {state}", async () => (string?)(await MessageAsync())["state"] == state ? state : null);

    [Then("the journal keeps exactly the bytes that were sent")]
    [Then("日志库保存的字节与发送的相同")]
    public async Task KeepsBytes() => Assert.Equal(sender.Sent.Bytes, (await gateway.Journal.ReadArrivalAsync(replies.LastMessageId, CancellationToken.None)).ToArray());

    [Then("the operators' command exports exactly the bytes that were sent")]
    [Then("运维命令导出的字节与发送的相同")]
    public async Task CommandExports()
    {
        Executable.Run run = await RunAsync("export", "--unmasked", "--reason", "核对字节");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(sender.Sent.Bytes, run.Output);
    }

    [Then("the operators' command explains the message's issue")]
    [Then("运维命令能说明该报文的问题")]
    public async Task CommandExplains()
    {
        string code = (string)(await MessageAsync())["issueCode"]!; // a message without an issue has nothing to explain and fails here
        Executable.Run run = await RunAsync("show");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(code, System.Text.Encoding.UTF8.GetString(run.Output), StringComparison.Ordinal);
    }

    [Then("the journal holds {int} message")]
    [Then("the journal holds {int} messages")]
    [Then("日志库中有 {int} 条报文")]
    public async Task HoldsMessages(int count) => Assert.Equal(count, (await gateway.Journal.CountAsync(CancellationToken.None)).Sum(one => one.Messages));

    [Then("no message is parked")]
    [Then("没有报文被搁置")]
    public async Task NothingParked() => Assert.Empty(await operators.MessagesAsync("?state=parked"));

    private Task<Executable.Run> RunAsync(string verb, params string[] options) =>
        Executable.RunAsync(["messages", verb, replies.LastMessageId.ToString(CultureInfo.InvariantCulture), "--url", gateway.Url.ToString(), "--key", keys.Operator, .. options]);

    private async Task<JsonNode> MessageAsync() => (await operators.MessageAsync(replies.LastMessageId))["message"]!; // the API's answer always has it
}
