using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;
using Gateway.Proof.Storm;

namespace Gateway.Crash.Storm;

/// <summary>The short form of <c>tests/Gateway.Benchmarks -- storm</c>: the real executable, a platform that loses answers (also those to asks and reversals), is late, answers twice, stalls and fails, and SIGKILL in the middle.</summary>
public sealed class StormTests
{
    [Fact]
    public async Task Nothing_is_lost_or_settled_twice_while_the_platform_misbehaves_and_the_gateway_is_killed()
    {
        string folder = Directory.CreateTempSubdirectory("gateway-storm-").FullName;
        var options = new StormOptions(Messages: 200, Kills: 2, Clients: 100, Seed: 20260105, folder) { Before = 3, FaultShare = 0.01, CallTimeout = TimeSpan.FromSeconds(3), LateBy = TimeSpan.FromSeconds(4), Limit = TimeSpan.FromMinutes(4) };

        StormReport report = await new StormRun(options, GatewayExecutable.Of(BuiltGateway.Assembly), BuiltGateway.Mappings, TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.True(report.Holds, $"{report}\nseed {options.Seed}; journal and logs: {folder}");
        Assert.Equal(200, report.Settled + report.Refused);
        Assert.True(report.Unknown.Count > 0, "No outcome was unknown: the storm did not blow.");
        Assert.True(report.LanesJudged > 0, "No lane had several messages: the order was not judged.");
    }
}
