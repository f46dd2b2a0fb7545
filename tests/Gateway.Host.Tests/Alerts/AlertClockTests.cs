using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Gateway.Console.Access;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;
using Gateway.Host.Keeping;
using Gateway.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Tests.Alerts;

public sealed class AlertClockTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // half of what a webhook has
    private readonly TemporaryFolder folder = new();
    private readonly TcpListener hanging = new(IPAddress.Loopback, 0);
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private int held;
    private int broken;

    [Fact]
    public async Task A_webhook_that_hangs_delays_the_judging_of_no_rule()
    {
        hanging.Start(); // takes connections and never answers
        AlertBook book = new(Options.Create(new AccessOptions { Folder = folder.In("console") }));
        var options = Options.Create(new AlertOptions { Every = TimeSpan.FromMilliseconds(100), Webhook = new Uri($"http://127.0.0.1:{((IPEndPoint)hanging.LocalEndpoint).Port}/alerts"), Holds = { ["GatewayInboundHeld"] = TimeSpan.Zero, ["GatewayBreakerOpen"] = TimeSpan.Zero } });
        using var webhook = new AlertWebhook(book, options, NullLogger<AlertWebhook>.Instance);
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        Meter meter = meters.Create("Gateway.Test");
        meter.CreateObservableGauge("gateway.inbound.held", () => held);
        meter.CreateObservableGauge("gateway.delivery.broken", () => broken);
        using var clock = new AlertClock(book, webhook, options, Options.Create(new RecoveryOptions()), Options.Create(new RetentionOptions()), meters, TimeProvider.System, NullLogger<AlertClock>.Instance);

        await clock.StartAsync(TestContext.Current.CancellationToken);
        held = 1;
        Assert.True(await UntilAsync(() => book.List().Open.Any(alert => alert.Rule == "GatewayInboundHeld")));
        await Task.Delay(300, TestContext.Current.CancellationToken); // it is being told now
        broken = 1;

        Assert.True(await UntilAsync(() => book.List().Open.Any(alert => alert.Rule == "GatewayBreakerOpen")), "The second alert waited for the webhook of the first.");
        Assert.Equal(2, book.Untold.Length);
        await clock.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        hanging.Dispose();
        services.Dispose();
        folder.Dispose();
    }

    private static async Task<bool> UntilAsync(Func<bool> isSo)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!isSo() && !end.IsCancellationRequested)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return isSo();
    }
}
