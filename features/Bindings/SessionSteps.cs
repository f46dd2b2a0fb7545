using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;
using Gateway.PlatformSimulator;

namespace Gateway.Features.Bindings;

/// <summary>Operators' sessions, which the gateway makes and renews by itself.</summary>
[Binding]
public sealed class SessionSteps(PlatformUnderTest platform, GatewayUnderTest gateway, HttpSender sender, OperatorView operators, Keys keys)
{
    private const string Settlement = "fujian-ini/mzsf-two-items.txt";
    private readonly List<Reply> together = [];

    [Given("平台要求操作员先签到，网关已启动")]
    public Task Start() => StartAsync(options => options);

    [Given("平台要求操作员先签到而不认识操作员{string}，网关已启动")]
    public Task StartWithUnknown(string number) => StartAsync(options => options with { UnknownOperators = [number] }, ("Gateway:Pipeline:AnswerDeadline", "00:00:01"));

    [When("平台使所有签到失效")]
    public void EndSessions() => platform.Twin.EndSessions();

    [When("{int} 个窗口同时发送各自的门诊结算")]
    public async Task SendTogether(int windows) => together.AddRange(await Task.WhenAll(Enumerable.Range(1, windows).Select(window =>
        sender.SendAsync(gateway.Url, new HttpSender.Message(Keys.Hospital, "fujian-ini", Sample.Named(Settlement).With(
            "20200102000001", string.Create(CultureInfo.InvariantCulture, $"202001020{window + 10:D5}")))))));

    [Then("{int} 个窗口的答复中{string}均为{string}")]
    public void AllHave(int windows, string key, string value)
    {
        Assert.Equal(windows, together.Count);
        Assert.All(together, reply => Assert.True(reply[key] == value, reply.Text));
    }

    [Then("平台共给出 {int} 个签到流水号")]
    public void Gave(int count) => Assert.Equal(count, platform.Twin.Snapshot().SignIns);

    [Then("运维人员看到操作员{string}的签到状态为{string}")]
    public async Task Has(string number, string state) => Assert.Equal(state, (string?)Found(JsonNode.Parse(await operators.TextAsync("/api/sessions"))!, number)?["state"]); // the API answers a list

    [Then("很快有签到报文因{string}被搁置")]
    public Task IsParked(string code) => Eventually.FindAsync("parked sign-in", async () => (await ParkedAsync()).FirstOrDefault(message => (string?)message!["issueCode"] == code)); // the list holds messages

    [Then("运维命令查看签到时显示{string}")]
    public async Task Shows(string text)
    {
        Executable.Run run = await Executable.RunAsync("sessions", "list", "--url", gateway.Url.ToString(), "--key", keys.Operator);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(text, System.Text.Encoding.UTF8.GetString(run.Output), StringComparison.Ordinal);
    }

    private Task StartAsync(Func<TwinOptions, TwinOptions> with, params (string Key, string Value)[] settings)
    {
        platform.Restart(options => with(options with { RequireSignIn = true }));
        return gateway.StartAsync([
            .. settings,
            ("Platform:Nhsa:999999:Url", platform.Twin.Url),
            ("Platform:Nhsa:999999:SignIn", "true"),
            ("Platform:Fhir:Url", platform.Twin.Url + "/fhir"),
            ("Platform:Recovery:SignInAgain", "00:00:00.05"),
            ("Delivery:SessionPause", "00:00:00.2")]);
    }

    private async Task<JsonArray> ParkedAsync() => await operators.MessagesAsync("?state=parked");

    private static JsonNode? Found(JsonNode sessions, string number) => sessions.AsArray().FirstOrDefault(session => (string?)session!["operator"] == number);
}
