using Gateway.Proof.Counts;
using Gateway.Proof.Ground;
using Gateway.Proof.Postgres;
using Gateway.Proof.Processes;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Server;

/// <summary>
/// The journal's server fails under traffic: it is killed, stopped, or loses its sessions. The gateway acknowledges nothing that is not on that disk; where it cannot write it ends with a sentence
/// and comes back with the server. While the server is away it does not start.
/// </summary>
internal sealed class ServerProof(ProofOptions options, PostgresServer server, TimeProvider time) : IProofKind
{
    public const string Kind = "server";

    private const int RoundsPerJournal = 8;
    private const int CasesPerRound = 8;
    private const string Killed = "killed", Stopped = "stopped", Cut = "connection cut", Away = "away at the start";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public string Name => Kind;

    public double Share => 2;

    public bool StartsProcesses => true;

    public IReadOnlyList<string> Points { get; } = [Killed, Stopped, Cut, Away];

    public async Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        int journal = 0;
        do
        {
            using ProofGround ground = ProofGround.Lay(options, $"{Kind}-{journal}", options.SeedOf(journal, 5003), time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task watching = ground.Person.WatchAsync(over.Token);
            List<ProofRound> rounds = [];
            List<Task> sending = [];
            await FailAsync(ground, rounds, sending, tally, until, over.Token);
            Task keeping = KeepAsync(ground, over.Token);
            await ground.EndAsync(Kind, sending, tally, over);
            await keeping;
            await watching;
            await ProofJudge.JudgeAsync(Kind, ground, rounds, tally, cancellationToken);
            journal++;
        }
        while (options.GoesOn(time.GetUtcNow(), until));
    }

    private async Task FailAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var chance = new Random(ground.Seed);
        string[] deck = [.. Points];
        do
        {
            if (rounds.Count % deck.Length == 0)
            {
                chance.Shuffle(deck);
            }

            await ServeAsync(ground, tally, cancellationToken);
            IReadOnlyList<StormCase> traffic = ground.Take(CasesPerRound);
            int before = ground.Sender.Answered;
            sending.AddRange(ground.Send(traffic, cancellationToken));
            for (int look = 0; look < 50 && ground.Sender.Answered == before; look++)
            {
                await Task.Delay(Look, time, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300)), time, cancellationToken);
            string point = options.Point?.Name ?? deck[rounds.Count % deck.Length];
            bool isStruck = await BringAsync(ground, point, tally, cancellationToken);
            rounds.Add(new ProofRound(point, 1, traffic) { IsStruck = isStruck });
            tally.Tell($"{Kind}: {point}; {ground.Sender.Answered} answered");
        }
        while (rounds.Count < RoundsPerJournal && options.GoesOn(time.GetUtcNow(), until));
        await ServeAsync(ground, tally, cancellationToken);
    }

    private async Task<bool> BringAsync(ProofGround ground, string point, ProofTally tally, CancellationToken cancellationToken)
    {
        if (point == Cut)
        {
            int ended = server.Cut(ground.Database);
            await EndsAsync(ground, point, tally, mayLive: true, cancellationToken);
            return ended > 0;
        }

        if (point == Away)
        {
            ground.Gateway.Kill();
        }

        bool isStruck = point == Stopped ? await server.StopAsync(cancellationToken) : await server.KillAsync(cancellationToken);
        if (point == Away)
        {
            ground.Start();
        }

        await EndsAsync(ground, point, tally, mayLive: point != Away, cancellationToken);
        await server.StartAsync(cancellationToken);
        return isStruck;
    }

    /// <summary>A gateway without its journal ends by itself, and says why; one that found nothing to write meanwhile may live.</summary>
    private async Task EndsAsync(ProofGround ground, string point, ProofTally tally, bool mayLive, CancellationToken cancellationToken)
    {
        int before = ground.Log().Length;
        bool ended = await ground.Gateway.EndedAsync(mayLive ? TimeSpan.FromSeconds(3) : ProofGround.StartLimit, time, cancellationToken);
        bool listens = !ended && await ground.ListensAsync(TimeSpan.Zero, cancellationToken);
        string words = ground.Log()[Math.Max(0, before - 4000)..];
        if (ended ? ground.Gateway.ExitCode != 1 || !words.Contains("journal", StringComparison.OrdinalIgnoreCase) : !mayLive)
        {
            tally.Fault($"{Kind} seed {ground.Seed}, {point}: {(ended ? $"the gateway ended with {ground.Gateway.ExitCode}" : listens ? "it serves" : "it did not end")}: {ground.LastWords()} See {ground.Folder}.");
        }
    }

    /// <summary>What starts it again when it ends: it may find only at its next write that the server was away.</summary>
    private async Task KeepAsync(ProofGround ground, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!ground.Gateway.IsRunning)
            {
                ground.Start();
            }

            await Task.Delay(Look, time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task ServeAsync(ProofGround ground, ProofTally tally, CancellationToken cancellationToken)
    {
        if (!ground.Gateway.IsRunning)
        {
            ground.Start();
        }

        if (!await ground.ListensAsync(ProofGround.StartLimit, cancellationToken))
        {
            tally.Fault($"{Kind} seed {ground.Seed}: the gateway did not start: {ground.LastWords()} See {ground.Folder}.");
        }
    }
}
