using Gateway.Proof.Counts;

namespace Gateway.Proof.Ground;

/// <summary>One journal's life under misfortunes: what was tried, and who still waits for an answer.</summary>
/// <param name="Ground">The gateway, its twin and its senders.</param>
internal sealed record ProofLife(ProofGround Ground)
{
    public List<ProofRound> Rounds { get; } = [];

    public List<Task> Sending { get; } = [];

    /// <summary>Lives one journal after the other for as long as the options say, and judges each.</summary>
    /// <param name="kind">Of misfortune.</param>
    /// <param name="stride">Between the seeds of two journals; each kind has its own.</param>
    /// <param name="suffer">Brings the misfortunes; the gateway runs when it returns.</param>
    public static async Task RunAsync(
        string kind, int stride, ProofOptions options, TimeProvider time, ProofTally tally, DateTimeOffset until, Func<ProofLife, CancellationToken, Task> suffer, CancellationToken cancellationToken)
    {
        int journal = 0;
        do
        {
            using ProofGround ground = ProofGround.Lay(options, $"{kind}-{journal}", options.SeedOf(journal, stride), time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var life = new ProofLife(ground);
            Task watching = ground.Person.WatchAsync(over.Token);
            await suffer(life, over.Token);
            await ground.EndAsync(kind, life.Sending, tally, over);
            await watching;
            await ProofJudge.JudgeAsync(kind, ground, life.Rounds, tally, cancellationToken);
            journal++;
        }
        while (options.GoesOn(time.GetUtcNow(), until));
    }
}
