using Gateway.Proof.Counts;
using Gateway.Proof.Ground;
using Gateway.Proof.Postgres;
using Gateway.Proof.Processes;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Server;

/// <summary>
/// The journal's server fails under traffic: it is killed, stopped, stands still, or loses its sessions. The gateway acknowledges nothing that is not on that disk, says meanwhile that its journal is away,
/// and goes on by itself when the server does; also a gateway that is started before its server. Nobody starts it again.
/// </summary>
internal sealed class ServerProof(ProofOptions options, PostgresServer server, TimeProvider time) : IProofKind
{
    public const string Kind = "server";

    private const int RoundsPerJournal = 8;
    private const int CasesPerRound = 8;
    private const string Killed = "killed", Stopped = "stopped", Cut = "connection cut", Still = "standing still", Away = "away at the start";

    /// <summary>Of what the gateway says at its start.</summary>
    private const string Waits = "The gateway starts when it is there";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100), TellLimit = TimeSpan.FromSeconds(30);

    /// <summary>Long enough that senders are turned away, short enough that not all rounds go by waiting.</summary>
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(5);

    /// <summary>Sometimes longer than a sender waits for a server that says nothing.</summary>
    private static readonly TimeSpan LongestStill = TimeSpan.FromSeconds(14);

    public string Name => Kind;

    public double Share => 2;

    public bool StartsProcesses => true;

    public IReadOnlyList<string> Points { get; } = [Killed, Stopped, Cut, Still, Away];

    public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken) =>
        ProofLife.RunAsync(Kind, 5003, options, time, tally, until, (life, over) => FailAsync(life.Ground, life.Rounds, life.Sending, tally, until, over), cancellationToken);

    private async Task FailAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var chance = new Random(ground.Seed);
        string[] deck = [.. Points];
        ground.Start();
        do
        {
            if (rounds.Count % deck.Length == 0)
            {
                chance.Shuffle(deck);
            }

            string point = options.Point?.Name ?? deck[rounds.Count % deck.Length];
            await GoesOnAsync(ground, point, tally, cancellationToken);
            IReadOnlyList<StormCase> traffic = ground.Take(CasesPerRound);
            int before = ground.Sender.Answered;
            sending.AddRange(ground.Send(traffic, cancellationToken));
            for (int look = 0; look < 50 && ground.Sender.Answered == before; look++)
            {
                await Task.Delay(Look, time, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300)), time, cancellationToken);
            bool isStruck = await BringAsync(ground, point, chance, tally, cancellationToken);
            rounds.Add(new ProofRound(point, 1, traffic) { IsStruck = isStruck });
            await GoesOnAsync(ground, point, tally, cancellationToken);
            tally.Tell($"{Kind}: {point}; {ground.Sender.Answered} answered");
        }
        while (rounds.Count < RoundsPerJournal && options.GoesOn(time.GetUtcNow(), until));
    }

    private async Task<bool> BringAsync(ProofGround ground, string point, Random chance, ProofTally tally, CancellationToken cancellationToken)
    {
        switch (point)
        {
            case Cut:
                return server.Cut(ground.Database) > 0;
            case Still:
                bool stands = server.Freeze();
                await TellsAsync(ground, point, tally, cancellationToken);
                await Task.Delay(LongestStill * chance.NextDouble(), time, cancellationToken);
                server.Thaw();
                return stands;
            case Away:
                return await StartsWithoutAsync(ground, tally, cancellationToken);
            default:
                bool ended = point == Stopped ? await server.StopAsync(cancellationToken) : await server.KillAsync(cancellationToken);
                await TellsAsync(ground, point, tally, cancellationToken);
                await Task.Delay(LongestAway * chance.NextDouble(), time, cancellationToken);
                await server.StartAsync(cancellationToken);
                return ended;
        }
    }

    /// <summary>A gateway that is started while its journal's server is away says that it waits.</summary>
    private async Task<bool> StartsWithoutAsync(ProofGround ground, ProofTally tally, CancellationToken cancellationToken)
    {
        ground.Gateway.Kill();
        bool isStruck = await server.KillAsync(cancellationToken);
        int before = ground.Log().Length;
        ground.Start();
        if (!await HoldsAsync(() => Task.FromResult(ground.Log()[before..].Contains(Waits, StringComparison.Ordinal)), ground, ProofGround.StartLimit, cancellationToken))
        {
            tally.Fault($"{Kind} seed {ground.Seed}, {Away}: the gateway does not say that it waits: {ground.LastWords()} See {ground.Folder}.");
        }

        await server.StartAsync(cancellationToken);
        return isStruck;
    }

    /// <summary>Meanwhile whoever asks whether it is ready hears that its journal is away.</summary>
    private async Task TellsAsync(ProofGround ground, string point, ProofTally tally, CancellationToken cancellationToken)
    {
        if (!await HoldsAsync(async () => await ReadyAsync(ground, cancellationToken) is { IsReady: false, Words: var words } && words.Contains("journal", StringComparison.Ordinal), ground, TellLimit, cancellationToken))
        {
            tally.Fault($"{Kind} seed {ground.Seed}, {point}: the gateway does not say that its journal is away: {ground.LastWords()} See {ground.Folder}.");
        }
    }

    /// <summary>With the server the gateway is ready again, and nobody has started it anew.</summary>
    private async Task GoesOnAsync(ProofGround ground, string point, ProofTally tally, CancellationToken cancellationToken)
    {
        if (await HoldsAsync(async () => await ReadyAsync(ground, cancellationToken) is { IsReady: true }, ground, ProofGround.StartLimit, cancellationToken))
        {
            return;
        }

        tally.Fault($"{Kind} seed {ground.Seed}, {point}: {(ground.Gateway.ExitCode is { } code ? $"the gateway ended with {code}" : "the gateway does not go on")}: {ground.LastWords()} See {ground.Folder}.");
        if (!ground.Gateway.IsRunning)
        {
            ground.Start(); // the senders' fate is judged all the same
        }
    }

    private async Task<bool> HoldsAsync(Func<Task<bool>> holds, ProofGround ground, TimeSpan within, CancellationToken cancellationToken)
    {
        for (DateTimeOffset end = time.GetUtcNow() + within; ground.Gateway.IsRunning && time.GetUtcNow() < end; await Task.Delay(Look, time, cancellationToken))
        {
            if (await holds())
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Null where nobody answers.</returns>
    private static async Task<(bool IsReady, string Words)?> ReadyAsync(ProofGround ground, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage health = await ground.Desk.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return (health.IsSuccessStatusCode, await health.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
