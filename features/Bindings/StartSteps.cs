using System.Globalization;
using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>Platform and gateway are there.</summary>
[Binding]
public sealed class StartSteps(GatewayUnderTest gateway)
{
    [Given("the twin and the gateway are running")]
    [Given("平台模拟器和网关已启动")]
    public Task Start() => gateway.StartAsync();

    [Given("the twin and the gateway are running, and senders wait at most {int} second for an answer")]
    [Given("平台模拟器和网关已启动，等待应答的时限为 {int} 秒")]
    public Task StartWithDeadline(int seconds) => gateway.StartAsync(("Gateway:Pipeline:AnswerDeadline", TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture)));

    [Given("the gateway waits at most {int} seconds for the platform's answer")]
    [Given("网关等待平台应答的时限为 {int} 秒")]
    public Task StartWithTimeout(int seconds) => gateway.StartAsync(("Platform:AnswerTimeout", TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture)));

    [Given("the gateway takes messages of at most {int} bytes")]
    [Given("网关接收上限为 {int} 字节")]
    public Task StartWithLimit(int bytes) => gateway.StartAsync(("Gateway:Inbound:MaxMessageBytes", bytes.ToString(CultureInfo.InvariantCulture)));

    [When("the gateway is stopped and started again")]
    [When("网关停止后重新启动")]
    public Task Restart() => gateway.StartAsync();
}
