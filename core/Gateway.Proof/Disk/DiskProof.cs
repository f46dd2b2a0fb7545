using Gateway.Proof.Counts;
using Gateway.Proof.Ground;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Disk;

/// <summary>
/// Full disks and spoilt files. On a full disk the gateway acknowledges nothing more and ends with a sentence; a file that it cannot trust it refuses at the start,
/// does not listen, and leaves as it is. After mending everything goes on.
/// </summary>
internal sealed class DiskProof(ProofOptions options, TimeProvider time) : IProofKind
{
    public const string Kind = "disk";

    private const string Full = "full";
    private const int Cases = 8;
    private static readonly string[] Beside = ["-wal", "-shm"];
    private const int BlocksOfShell = 512;
    private static readonly TimeSpan FullLimit = TimeSpan.FromSeconds(60);

    private readonly Random chance = new(options.Seed);

    public string Name => Kind;

    public double Share => 1;

    public bool StartsProcesses => true;

    public IReadOnlyList<string> Points { get; } = [Full, .. DiskDamage.All.Select(damage => damage.Name)];

    public Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken) =>
        ProofLife.RunAsync(Kind, 4001, options, time, tally, until, async (life, over) =>
        {
            await FillAsync(life.Ground, life.Rounds, life.Sending, tally, over); // what it leaves is spoilt then
            foreach (DiskDamage damage in Chosen().TakeWhile((_, number) => number == 0 || time.GetUtcNow() < until))
            {
                await SpoilAsync(life.Ground, damage, tally, over);
            }

            life.Ground.Start();
        }, cancellationToken);

    /// <summary>No file may grow beyond a limit that traffic soon reaches, as if the disk were full.</summary>
    private async Task FillAsync(ProofGround ground, List<ProofRound> rounds, List<Task> sending, ProofTally tally, CancellationToken cancellationToken)
    {
        int blocks = chance.Next(700_000, 1_400_000) / BlocksOfShell;
        ground.Gateway.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // the runtime maps its code twice by a large file, which the limit would hit
        ground.Start(limits: $"trap '' XFSZ; ulimit -f {blocks}");
        IReadOnlyList<StormCase> traffic = ground.Take(Cases * 12);
        sending.AddRange(ground.Send(traffic, cancellationToken));
        bool listened = await ground.ListensAsync(ProofGround.StartLimit, cancellationToken);
        bool ended = listened && await ground.Gateway.EndedAsync(FullLimit, time, cancellationToken);
        string words = ground.Log();
        bool said = words.Contains("journal", StringComparison.OrdinalIgnoreCase);
        if (!ended || ground.Gateway.ExitCode != 1 || !said)
        {
            tally.Fault($"{Kind} seed {ground.Seed}, full: {(listened ? ended ? $"it ended with {ground.Gateway.ExitCode}" : "it did not end" : "it did not start")}: {ground.LastWords()}");
        }

        rounds.Add(new ProofRound(Full, 1, traffic) { IsStruck = ended });
        tally.Tell($"{Kind}: full; {ground.Sender.Answered} answered before");
        ground.Gateway.Kill();
    }

    /// <summary>Another one first in every run, so that short runs come to all of them.</summary>
    private DiskDamage[] Chosen()
    {
        DiskDamage[] all = [.. DiskDamage.All.Where(damage => options.Point is null || options.Point.Name == damage.Name)];
        chance.Shuffle(all);
        return all;
    }

    private static async Task SpoilAsync(ProofGround ground, DiskDamage damage, ProofTally tally, CancellationToken cancellationToken)
    {
        await DiskDamage.CloseAsync(ground);
        string path = DiskDamage.PathOf(ground), kept = path + ".kept";
        File.Copy(path, kept, overwrite: true);
        damage.Spoil(path);
        byte[] spoilt = await File.ReadAllBytesAsync(path, cancellationToken);
        int before = ground.Log().Length;
        ground.Start(limits: damage.Around.Length > 0 ? $"export log; data='{ground.Data}'; {damage.Around}" : "");
        bool listens = await ground.ListensAsync(ProofGround.StartLimit, cancellationToken);
        bool refused = !listens && ground.Gateway.ExitCode == 1;
        ground.Gateway.Kill();
        string words = ground.Log()[before..];
        byte[] after = await File.ReadAllBytesAsync(path, cancellationToken);
        bool said = words.Contains(damage.Says, StringComparison.OrdinalIgnoreCase) && !words.Contains("Unhandled exception", StringComparison.Ordinal), untouched = spoilt.AsSpan().SequenceEqual(after);
        damage.Mend(path);
        bool isStruck = !words.Contains("unshare", StringComparison.Ordinal); // which not every root may
        tally.Add(Kind, damage.Name, isStruck, ok: refused && said && untouched);
        if (isStruck && (!refused || !said || !untouched))
        {
            tally.Fault($"{Kind} seed {ground.Seed}, {damage.Name}: {(refused ? "refused" : listens ? "it serves" : $"it ended with {ground.Gateway.ExitCode}")}{(untouched ? "" : ", and the file was changed")}: {words.Trim()}");
        }

        foreach (string beside in Beside)
        {
            File.Delete(path + beside);
        }

        File.Move(kept, path, overwrite: true);
        tally.Tell($"{Kind}: {damage.Name}");
    }
}
