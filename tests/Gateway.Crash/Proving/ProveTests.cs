using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;
using Gateway.Host.Proving;
using Gateway.Proof;
using Gateway.Proof.Counts;

namespace Gateway.Crash.Proving;

/// <summary>The short form of <c>gateway prove</c>: the same kinds, a few trials of each.</summary>
public sealed class ProveTests
{
    [Theory]
    [InlineData("crash", 0.3)]
    [InlineData("torn", 0.05)]
    [InlineData("simulation", 0.1)]
    public async Task Nothing_is_lost_doubled_or_reordered(string kind, double minutes)
    {
        ProofOptions options = OptionsOf(minutes) with { Only = kind };

        ProofReport report = await new Prover(options, ProofKinds.Of(options), TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.True(report.Holds, report.ToString());
        Assert.True(report.Rows.Sum(row => row.Struck) > 0, "Nothing came about: nothing was proven.");
        Assert.True(report.Counts.Ok > 0, "Nothing was acknowledged: nothing was proven.");
    }

    [Fact]
    public void A_report_with_anything_that_must_be_0_does_not_hold()
    {
        var fine = new ProofReport(1, TimeSpan.Zero, new ProofCounts(9, 9, 9, 0, 0, 0, 1, 0), [], [new ProofRow("crash", "AfterPrepared", 1, 1, 1)], []);

        Assert.True(fine.Holds);
        Assert.False((fine with { Counts = fine.Counts with { Lost = 1 } }).Holds);
        Assert.False((fine with { Counts = fine.Counts with { Duplicated = 1 } }).Holds);
        Assert.False((fine with { Counts = fine.Counts with { Reordered = 1 } }).Holds);
        Assert.False((fine with { Counts = fine.Counts with { Unexpected = 1 } }).Holds);
        Assert.False((fine with { Rows = [new ProofRow("crash", "AfterPrepared", 1, 1, 0)] }).Holds);
        Assert.False((fine with { Faults = ["a sentence"] }).Holds);
    }

    private static ProofOptions OptionsOf(double minutes) => new(
        TimeSpan.FromMinutes(minutes), 20260105, Directory.CreateTempSubdirectory("gateway-proof-").FullName, GatewayExecutable.Of(BuiltGateway.Assembly), BuiltGateway.Mappings, GatewayExecutable.Of(BuiltGateway.Assembly).Plugins);
}
