using Gateway.Proof.Counts;
using Gateway.Proof.Ground;
using Gateway.Proof.Processes;

namespace Gateway.Proof.Disturbed;

/// <summary>A gateway that lives on while something happens to it under traffic: it stands still for longer than calls may take, or its clock steps.</summary>
internal sealed class DisturbedProof : IProofKind
{
    private const int RoundsPerJournal = 10;
    private const int CasesPerRound = 8;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly ProofOptions options;
    private readonly TimeProvider time;
    private readonly Random chance;
    private readonly Func<GatewayProcess, Task<string>> disturb;

    private DisturbedProof(string name, ProofOptions options, TimeProvider time, Func<DisturbedProof, GatewayProcess, Task<string>> disturb)
    {
        (Name, this.options, this.time, chance) = (name, options, time, new Random(options.Seed));
        this.disturb = process => disturb(this, process);
    }

    public string Name { get; }

    public double Share => 1;

    public bool StartsProcesses => true;

    /// <summary>SIGSTOP, and SIGCONT after every call in flight has timed out.</summary>
    public static DisturbedProof Pauses(ProofOptions options, TimeProvider time) => new("pause", options, time, async (own, process) =>
    {
        int seconds = 1 + own.chance.Next(5);
        ProcessSignal.Pause(process.Id);
        await Task.Delay(TimeSpan.FromSeconds(seconds), own.time);
        ProcessSignal.Resume(process.Id);
        return TimeSpan.FromSeconds(seconds) > ProofFaults.CallTimeout ? "longer than a call" : "shorter than a call";
    });

    /// <summary>The wall clock goes an hour forward or back; msgids must not come twice, and waits must stay as long as they were meant.</summary>
    public static DisturbedProof ClockSteps(ProofOptions options, TimeProvider time) => new("clock", options, time, async (own, process) =>
    {
        bool forward = own.chance.Next(2) == 0;
        ProcessSignal.StepClock(process.Id, forward);
        await Task.Delay(TimeSpan.FromMilliseconds(own.chance.Next(500)), own.time);
        return forward ? "an hour forward" : "an hour back";
    });

    public async Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        int journal = 0;
        do
        {
            using ProofGround ground = ProofGround.Lay(options, $"{Name}-{journal}", unchecked((options.Seed * 6007) + journal), time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task watching = ground.Person.WatchAsync(over.Token);
            List<ProofRound> rounds = [];
            List<Task> sending = [];
            await DisturbAsync(ground, rounds, sending, tally, until, over.Token);
            await ground.EndAsync(Name, sending, tally, over);
            await watching;
            await ProofJudge.JudgeAsync(Name, ground, rounds, tally, cancellationToken);
            journal++;
        }
        while (time.GetUtcNow() < until);
    }

    private async Task DisturbAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ground.Start();
        if (!await ground.ListensAsync(StartLimit, cancellationToken))
        {
            tally.Fault($"{Name} seed {ground.Seed}: the gateway did not start: {ground.LastWords()}");
            return;
        }

        do
        {
            var traffic = ground.Take(CasesPerRound);
            sending.AddRange(ground.Send(traffic, cancellationToken));
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(50, 800)), time, cancellationToken);
            string point = await disturb(ground.Gateway);
            rounds.Add(new ProofRound(point, 1, traffic) { IsStruck = ground.Gateway.IsRunning });
            tally.Tell($"{Name}: {point}; {ground.Sender.Answered} answered");
        }
        while (rounds.Count < RoundsPerJournal && time.GetUtcNow() < until);
    }
}
