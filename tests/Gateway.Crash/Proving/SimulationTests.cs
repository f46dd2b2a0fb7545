using System.Globalization;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Processes;
using Gateway.Host.Proving;
using Gateway.Proof;
using Gateway.Proof.Simulation;

namespace Gateway.Crash.Proving;

public sealed class SimulationTests
{
    private static readonly ProofOptions Options = new(
        TimeSpan.Zero, 1, Directory.CreateTempSubdirectory("gateway-simulation-").FullName, GatewayExecutable.Of(BuiltGateway.Assembly), BuiltGateway.Mappings, GatewayExecutable.Of(BuiltGateway.Assembly).Plugins);

    private static readonly Lazy<SimulationGround> Ground = new(() => SimulatedVisits.Make(Options));

    public static TheoryData<int> Seeds => [.. TrialList.Read("seeds.txt").Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_once_failed_holds(int seed) => Assert.Empty(new SimulatedHistory(Ground.Value, seed).Run());

    [Fact]
    public void The_same_seed_makes_the_same_history_to_the_last_event()
    {
        Assert.Equal(Told(77), Told(77));
        Assert.NotEqual(Told(77), Told(78));

        static IReadOnlyList<string> Told(int seed)
        {
            var history = new SimulatedHistory(Ground.Value, seed, keepsLines: true);
            history.Run();
            return history.World.Lines;
        }
    }

    [Fact]
    public void A_platform_that_forgot_a_settlement_is_noticed()
    {
        var history = new SimulatedHistory(Ground.Value, 4);
        history.Run();
        SimulatedVisit settled = history.Senders.First(sender => history.World.Twin.Ledger().Any(row => row.LocalNumber == sender.Visit.Number && row.Live == 1)).Visit;
        history.World.Twin.Forget();

        Assert.Contains(SimulatedJudge.Faults(history.World, history.Senders), fault => fault.Contains(settled.Number, StringComparison.Ordinal));
    }
}
