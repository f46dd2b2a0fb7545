using System.Globalization;
using Gateway.Proof.Counts;

namespace Gateway.Proof.Simulation;

/// <summary>Seeded simulation: short histories of the real engine, planner and target, on simulated time, disk, network and scheduling, judged after each.</summary>
/// <param name="options">Seed and time.</param>
/// <param name="ground">What all histories share; made when it is needed, because that takes seconds.</param>
/// <param name="time">The real clock.</param>
internal sealed class SimulationProof(ProofOptions options, Func<SimulationGround> ground, TimeProvider time) : IProofKind
{
    public const string Kind = "simulation";

    private const int RepeatedEvery = 50;
    private const int ToldEvery = 1000;

    public string Name => Kind;

    public double Share => 3;

    public bool StartsProcesses => false;

    public IReadOnlyList<string> Points => [];

    public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        SimulationGround shared = ground();
        int seed = options.SeedOf(0, 1_000_003), count = 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            Try(shared, seed, repeats: count % RepeatedEvery == 0, tally);
            seed = unchecked(seed + 1);
            if (++count % ToldEvery == 0)
            {
                tally.Tell($"{count} histories");
            }
        }
        while (options.GoesOn(time.GetUtcNow(), until));
        return Task.CompletedTask;
    }

    /// <summary>Runs one history and counts it.</summary>
    /// <param name="repeats">Whether it is run a second time, to see that the seed alone decides.</param>
    public static void Try(SimulationGround ground, int seed, bool repeats, ProofTally tally)
    {
        var history = new SimulatedHistory(ground, seed);
        List<string> faults = [.. history.Run()];
        if (repeats)
        {
            var again = new SimulatedHistory(ground, seed);
            again.Run();
            if (again.World.Hash != history.World.Hash)
            {
                faults.Add("The same seed made another history.");
            }
        }

        tally.Add(Kind, string.Create(CultureInfo.InvariantCulture, $"{history.Deaths} deaths"), struck: true, ok: faults.Count == 0);
        tally.Add(Kind, Count(history, faults));
        faults.ForEach(fault => tally.Fault($"{Kind} seed {seed}: {fault}"));
    }

    private static ProofCounts Count(SimulatedHistory history, List<string> faults) => new(
        Attempts: history.Senders.Sum(sender => sender.Wanted.Count),
        Acknowledged: history.Senders.Sum(sender => sender.Told.Count),
        Ok: faults.Count == 0 ? history.Senders.Sum(sender => sender.Told.Count) : 0,
        Lost: faults.Count(fault => fault.StartsWith("I1", StringComparison.Ordinal)),
        Unexpected: faults.Count(fault => fault[..2] is not ("I1" or "I2" or "I3")),
        Duplicated: faults.Count(fault => fault.StartsWith("I2", StringComparison.Ordinal)),
        Recovered: faults.Count == 0 ? history.Senders.Sum(sender => sender.CutOff) : 0,
        Reordered: faults.Count(fault => fault.StartsWith("I3", StringComparison.Ordinal)));
}
