using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>The gateway as a process, and its sudden end.</summary>
[Binding]
public sealed class PowerCutSteps(GatewayProcess gateway, PlatformUnderTest platform, HttpSender sender)
{
    [Given("the twin and a gateway process are running")]
    [When("the gateway process is started again")]
    [When("网关进程重新启动")]
    public Task Start() => gateway.StartAsync();

    [When("the hospital sends sample {string} and the gateway is killed once the platform has acted on {string}")]
    [When("医院发送样例{string}，平台办理{string}后网关进程被杀死")]
    public async Task IsKilled(string name, string transaction)
    {
        Sample sample = Sample.Named(name);
        Task<Reply> never = sender.SendAsync(gateway.Url, new(Keys.Hospital, sample.Source, sample.Bytes));
        await Eventually.HoldsAsync($"{transaction} at the platform", () => platform.Acted(transaction) > 0);
        gateway.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => never);
    }

    [When("the hospital sends sample {string} and the gateway is killed once the platform has received {string}")]
    public async Task IsKilledEarly(string name, string transaction)
    {
        Sample sample = Sample.Named(name);
        Task<Reply> never = sender.SendAsync(gateway.Url, new(Keys.Hospital, sample.Source, sample.Bytes));
        await Eventually.HoldsAsync($"{transaction} at the platform", () => platform.Received(transaction) > 0);
        gateway.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => never);
    }

    [When("the hospital sends the same bytes to the process until the answer is final")]
    [When("医院向网关进程重复发送同样的字节直到得到最终答复")]
    public Task AsksUntilFinal() => sender.AskUntilFinalAsync(gateway.Url);
}
