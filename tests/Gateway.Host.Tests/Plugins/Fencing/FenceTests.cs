using System.Diagnostics;
using System.Text;
using Gateway.Contract;
using Gateway.Host.Plugins.Fencing;
using Gateway.Mapping;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Tests.Plugins.Fencing;

public sealed class FenceTests : IAsyncDisposable
{
    private readonly PluginWorld world = new("NaughtyAdapter", new()
    {
        [$"{AdapterLimits.Section}:Time"] = "00:00:02",
        [$"{AdapterLimits.Section}:TimePerMegabyte"] = "00:00:00",
        [$"{AdapterLimits.Section}:Memory"] = "1000000",
        [$"{AdapterLimits.Section}:Threads"] = "4",
        [$"{AdapterLimits.Section}:Wait"] = "00:00:00.1",
        [$"{AdapterLimits.Section}:HangingThreads"] = "2",
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("throw", "GW9102", "The adapter 'test' failed (InvalidOperationException): tell those who wrote it.")]
    [InlineData("nothing", "GW9102", "The adapter 'test' failed (it gave nothing): tell those who wrote it.")]
    [InlineData("sleep 5000", "GW9103", "Expected the adapter 'test' to end within 2 s; it was cut off.")]
    [InlineData("loop 4000", "GW9103", "Expected the adapter 'test' to end within 2 s; it was cut off.")]
    [InlineData("take 9000000", "GW9104", "Expected the adapter 'test' to need at most 1000")]
    public void What_an_adapter_does_wrong_is_an_issue_of_that_message_alone(string order, string code, string reason)
    {
        Issue issue = Assert.Single(Read(order).Issues);

        Assert.Equal(code, issue.Code.Id);
        Assert.StartsWith(reason, issue.Reason, StringComparison.Ordinal);
        Assert.Equal(("naughty", "ini"), (world.Read(), world.Read("neighbour")));
    }

    [Fact]
    public async Task An_adapter_whose_threads_hang_is_set_aside_until_they_come_back()
    {
        string[] codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Code("sleep 5000"), Token)));

        Assert.Equal(["GW9103", "GW9103"], codes);
        Assert.Equal((IssueCodes.AdapterSetAside.Id, "ini"), (world.Read(), world.Read("neighbour")));
        Assert.Equal("set-aside", world.States["test"].State);
        HealthReportEntry health = await world.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("2 of its threads hang", health.Description, StringComparison.Ordinal);

        for (int tries = 0; tries < 1200 && world.Read() != "naughty"; tries++)
        {
            await Task.Delay(50, Token);
        }

        Assert.Equal(("naughty", "serving"), (world.Read(), world.States["test"].State));
    }

    [Fact]
    public async Task A_new_version_serves_at_once_though_the_old_ones_threads_hang()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Code("sleep 5000"), Token)));
        Assert.Equal(IssueCodes.AdapterSetAside.Id, world.Read());

        world.Lay("test", "SecondAdapter");
        await world.ReloadAsync();

        Assert.Equal(("second", "serving"), (world.Read(), world.States["test"].State));
    }

    [Fact]
    public async Task Neighbours_go_on_while_all_threads_of_an_adapter_are_at_work()
    {
        Task<string>[] hanging = [.. Enumerable.Range(0, 12).Select(_ => Task.Run(() => Code("sleep 450"), Token))];
        await Task.Delay(50, Token);
        long started = Stopwatch.GetTimestamp();

        string neighbour = await Task.Run(() => world.Read("neighbour"), Token);

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        Assert.Equal("ini", neighbour);
        Assert.True(took < TimeSpan.FromSeconds(5), $"A neighbour waited {took}.");
        Assert.Contains(IssueCodes.AdapterBusy.Id, await Task.WhenAll(hanging));
    }

    [Fact]
    public void Every_end_of_a_call_is_counted()
    {
        Read("throw");
        Read("fine");

        AdapterTally tally = world.App.Services.GetTally("test");

        Assert.Equal(1, tally.Troubles.Single(pair => pair.Key == "GW9102").Value);
        Assert.True(tally.Good >= 2, "Expected the layout's opening and one message.");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private string Code(string order) => Read(order) is { Succeeded: false } refused ? refused.Issues[0].Code.Id : "read";

    private Outcome<ReadMessage> Read(string order) => world.Catalog.Source("test")!.Read(Encoding.UTF8.GetBytes($"no={order}\n")); // the world has it
}
