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
    [InlineData("pause", 0)]
    [InlineData("clock", 0)]
    [InlineData("disk", 0)]
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

    public static TheoryData<string, int, string> Trials
    {
        get
        {
            var trials = new TheoryData<string, int, string>();
            foreach ((string kind, int seed, string point) in TrialList.Read("trials.txt").Select(TrialList.ReadTrial))
            {
                trials.Add(kind, seed, point);
            }

            return trials;
        }
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public async Task What_once_failed_holds(string kind, int seed, string point)
    {
        ProofOptions options = OptionsOf(0) with { Only = kind, Seed = seed, Point = ProofPoint.Parse(point) };

        ProofReport report = await new Prover(options, ProofKinds.Of(options), TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.True(report.Holds, report.ToString());
        Assert.True(report.Rows.Single().Struck > 0, "It did not come about: nothing was proven.");
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(19, 0)]
    public async Task A_point_that_never_came_about_in_a_long_run_is_a_fault(int minutes, int faults)
    {
        ProofOptions options = OptionsOf(minutes);

        ProofReport report = await new Prover(options, [new ShyKind()], TimeProvider.System).RunAsync(TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);

        Assert.Equal(faults, report.Faults.Count(fault => fault.Contains("shy Unreached: tried 1 times and never came about", StringComparison.Ordinal)));
        Assert.Equal(faults == 0, report.Holds);
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

    /// <summary>A kind of which one point comes about and one does not.</summary>
    private sealed class ShyKind : IProofKind
    {
        public string Name => "shy";

        public double Share => 1;

        public bool StartsProcesses => false;

        public IReadOnlyList<string> Points => ["Reached", "Unreached"];

        public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
        {
            tally.Add(Name, "Reached", struck: true, ok: true);
            tally.Add(Name, "Unreached", struck: false, ok: true);
            return Task.CompletedTask;
        }
    }

    private static ProofOptions OptionsOf(double minutes) => new(
        TimeSpan.FromMinutes(minutes), 20260105, Directory.CreateTempSubdirectory("gateway-proof-").FullName, GatewayExecutable.Of(BuiltGateway.Assembly), BuiltGateway.Mappings, GatewayExecutable.Of(BuiltGateway.Assembly).Plugins);
}
