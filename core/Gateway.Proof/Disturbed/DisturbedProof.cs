using Gateway.Proof.Counts;
using Gateway.Proof.Ground;
using Gateway.Proof.Processes;

namespace Gateway.Proof.Disturbed;

/// <summary>A gateway that lives on while something happens to it under traffic: it stands still for longer than calls may take, or its clock steps.</summary>
internal sealed class DisturbedProof : IProofKind
{
    private const int RoundsPerJournal = 10;
    private const int RoundsPerTrial = 3;
    private const int CasesPerRound = 8;
    private const int MostLooks = 50;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly ProofOptions options;
    private readonly TimeProvider time;
    private readonly Way[] ways;

    private DisturbedProof(string name, ProofOptions options, TimeProvider time, params Way[] ways) => (Name, this.options, this.time, this.ways) = (name, options, time, ways);

    private delegate Task Disturbance(GatewayProcess process, Random chance);

    public string Name { get; }

    public double Share => 1;

    public bool StartsProcesses => true;

    public IReadOnlyList<string> Points => [.. ways.Select(way => way.Name)];

    /// <summary>SIGSTOP, and SIGCONT before or after every call in flight has timed out.</summary>
    public static DisturbedProof Pauses(ProofOptions options, TimeProvider time)
    {
        return new("pause", options, time, new Way("shorter than a call", Still(TimeSpan.FromSeconds(0.3))), new Way("longer than a call", Still(ProofFaults.CallTimeout)));

        Disturbance Still(TimeSpan atLeast) => async (process, chance) =>
        {
            ProcessSignal.Pause(process.Id);
            await Task.Delay(atLeast + (ProofFaults.CallTimeout * (0.2 + (chance.NextDouble() * 0.5))), time);
            ProcessSignal.Resume(process.Id);
        };
    }

    /// <summary>The wall clock goes an hour forward or back; msgids must not come twice, and waits must stay as long as they were meant.</summary>
    public static DisturbedProof ClockSteps(ProofOptions options, TimeProvider time)
    {
        return new("clock", options, time, new Way("an hour forward", Step(true)), new Way("an hour back", Step(false)));

        Disturbance Step(bool forward) => async (process, chance) =>
        {
            ProcessSignal.StepClock(process.Id, forward);
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(500)), time);
        };
    }

    public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken) =>
        ProofLife.RunAsync(Name, 6007, options, time, tally, until, (life, over) => DisturbAsync(life.Ground, life.Rounds, life.Sending, tally, until, over), cancellationToken);

    private async Task DisturbAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ground.Start();
        if (!await ground.ListensAsync(ProofGround.StartLimit, cancellationToken))
        {
            tally.Fault($"{Name} seed {ground.Seed}: the gateway did not start: {ground.LastWords()}");
            return;
        }

        var chance = new Random(ground.Seed);
        Way[] deck = [];
        ground.Twin.Replace(ProofFaults.Doubtful(ground.Seed));
        do
        {
            if (rounds.Count % ways.Length == 0)
            {
                deck = [.. ways];
                chance.Shuffle(deck);
            }

            IReadOnlyList<Storm.StormCase> traffic = ground.Take(CasesPerRound);
            int before = ground.Sender.Answered;
            sending.AddRange(ground.Send(traffic, cancellationToken));
            for (int look = 0; look < MostLooks && ground.Sender.Answered == before; look++)
            {
                await Task.Delay(Look, time, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(400)), time, cancellationToken);
            Way way = options.Point is { } only ? ways.Single(one => one.Name == only.Name) : deck[rounds.Count % ways.Length];
            await way.Disturb(ground.Gateway, chance);
            rounds.Add(new ProofRound(way.Name, 1, traffic) { IsStruck = ground.Gateway.IsRunning });
            tally.Tell($"{Name}: {way.Name}; {ground.Sender.Answered} answered");
        }
        while (rounds.Count < (options.Point is null ? RoundsPerJournal : RoundsPerTrial) && (options.Point is not null || time.GetUtcNow() < until));
    }

    /// <param name="Name">For the table.</param>
    /// <param name="Disturb">Brings it about.</param>
    private sealed record Way(string Name, Disturbance Disturb);
}
