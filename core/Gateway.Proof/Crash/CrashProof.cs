using Gateway.Contract;
using Gateway.Proof.Counts;
using Gateway.Proof.Ground;

namespace Gateway.Proof.Crash;

/// <summary>
/// Crash everywhere: the gateway is made to die at every fail point under traffic, started again to die at the next one while it still recovers,
/// and after a dozen deaths left alive until every sender has its answer. Then the ledgers are laid side by side.
/// </summary>
internal sealed class CrashProof(ProofOptions options, TimeProvider time) : IProofKind
{
    public const string Kind = "crash";

    private const int DeathsPerJournal = 12;
    private const int CasesPerDeath = 8, TriesOfOne = 6;
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(40);

    private readonly PointDeck deck = new(new Random(options.Seed), options.Point);

    public string Name => Kind;

    public double Share => 6;

    public bool StartsProcesses => true;

    public IReadOnlyList<string> Points { get; } = [.. PointDeck.All.Select(point => point.ToString())];

    public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken) =>
        ProofLife.RunAsync(Kind, 7919, options, time, tally, until, async (life, over) =>
        {
            await DieAsync(life.Ground, life.Rounds, life.Sending, tally, until, over);
            life.Ground.Start();
        }, cancellationToken);

    private async Task DieAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        do
        {
            (FailPoint point, int times) = deck.Next();
            var round = new ProofRound(point.ToString(), times, ground.Take(CasesPerDeath));
            rounds.Add(round);
            ground.Twin.Replace(ProofFaults.For(point, ground.Seed + rounds.Count));
            ground.Start(point, times);
            (IReadOnlyList<Task> begun, IReadOnlyList<Storm.StormCase> left) = new OddTraffic(ground, time).Begin(point, round.Cases, cancellationToken);
            sending.AddRange([.. begun, .. ground.Send(left, cancellationToken)]);
            round.IsStruck = await DiesAsync(ground, sending, cancellationToken);
            if (round.IsStruck)
            {
                deck.Strike(point);
            }
            else
            {
                deck.Miss(point);
                Blame(ground, round, tally);
                ground.Gateway.Kill(); // a death all the same, at a moment of its own
            }

            tally.Tell($"{point}:{times} {(round.IsStruck ? "died" : "not reached")}; {ground.Sender.Answered} answered");
        }
        while (rounds.Count < DeathsPerJournal && (options.GoesOn(time.GetUtcNow(), until) || IsAwaited(rounds)));
    }

    /// <summary>Whether a point that somebody named has not struck yet: which bill is taken back first is chance, so it is tried again.</summary>
    private bool IsAwaited(List<ProofRound> rounds) => options.Point is not null && rounds.Count < TriesOfOne && !rounds.Exists(round => round.IsStruck);

    /// <summary>Waits for the death; gives up when there is nothing left to do.</summary>
    private async Task<bool> DiesAsync(ProofGround ground, List<Task> sending, CancellationToken cancellationToken)
    {
        bool listens = await ground.ListensAsync(ProofGround.StartLimit, cancellationToken);
        if (listens)
        {
            Task answered = Task.WhenAll(sending).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            Task<bool> ended = ground.Gateway.EndedAsync(DeathLimit, time, cancellationToken);
            await Task.WhenAny(answered, ended);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken), ended);
        }

        return !ground.Gateway.IsRunning && File.Exists(ground.Witness);
    }

    private static void Blame(ProofGround ground, ProofRound round, ProofTally tally)
    {
        if (ground.Gateway.ExitCode is { } code)
        {
            tally.Fault($"{Kind} seed {ground.Seed}: on its way to {round.Point} the gateway ended by itself with {code}: {ground.LastWords()} See {ground.Folder}.");
        }
    }
}
