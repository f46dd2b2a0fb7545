using Gateway.Benchmarks.Storm;

namespace Gateway.Crash.Storm;

/// <summary>The short form of <c>tests/Gateway.Benchmarks -- storm</c>: the real executable, a platform that stalls, resets, drops answers and fails, and SIGKILL in the middle.</summary>
public sealed class StormTests
{
    [Fact]
    public async Task Nothing_is_lost_or_settled_twice_while_the_platform_misbehaves_and_the_gateway_is_killed()
    {
        string folder = Directory.CreateTempSubdirectory("gateway-storm-").FullName;
        var options = new StormOptions(Messages: 60, Kills: 2, FaultShare: 0.05, Clients: 60, Seed: 20260105, folder) { Limit = TimeSpan.FromMinutes(3) };

        StormReport report = await new StormRun(options, TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.True(report.Holds, $"{report}\nseed {options.Seed}; journal and logs: {folder}");
        Assert.Equal(60, report.Settled + report.Refused);
        Assert.True(report.UnknownResolved > 0, "No outcome was unknown: the storm did not blow.");
    }
}
