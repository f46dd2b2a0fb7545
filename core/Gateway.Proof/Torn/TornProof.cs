using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Proof.Counts;

namespace Gateway.Proof.Torn;

/// <summary>
/// Torn and lost writes below the store. What a power cut leaves is made by hand from a journal under load: the log's tail is missing from any byte on, is rubbish,
/// or has lost pages in between. And worse than a power cut: single bits of what was safely on disk are turned; that must be found, and never served.
/// </summary>
internal sealed class TornProof(ProofOptions options, TimeProvider time) : IProofKind
{
    public const string Kind = "torn";

    private const int TrialsPerJournal = 24;
    private const int Rubbish = 600;

    private readonly Random chance = new(options.Seed);

    public string Name => Kind;

    public double Share => 1;

    public bool StartsProcesses => false;

    public IReadOnlyList<string> Points { get; } = ["cut", "rubbish", "lost pages", "turned bit"];

    public async Task RunAsync(ProofTally tally, DateTimeOffset until, CancellationToken cancellationToken)
    {
        int journal = 0;
        do
        {
            string memory = Directory.Exists("/dev/shm") ? "/dev/shm" : options.Folder; // the damage is made by hand: no disk needs to be waited for
            DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(memory, $"gateway-torn-{Environment.ProcessId}-{options.Seed}-{journal}"));
            try
            {
                TornLog written = await TornLog.WriteAsync(folder.FullName, options.SeedOf(journal, 31), writers: 1 + chance.Next(6), lives: 2 + chance.Next(4), cancellationToken);
                for (int trial = 0; trial < TrialsPerJournal; trial++)
                {
                    await TryAsync(written, folder, trial % 4, tally, cancellationToken);
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            journal++;
        }
        while (options.GoesOn(time.GetUtcNow(), until));
    }

    private async Task TryAsync(TornLog written, DirectoryInfo folder, int how, ProofTally tally, CancellationToken cancellationToken)
    {
        int cut = chance.Next(written.Log.Length + 1);
        (string point, byte[] file, byte[]? log, int whole) = how switch
        {
            0 => ("cut", written.File, written.Log[..cut], cut),
            1 => ("rubbish", written.File, WithRubbish(written.Log, cut), cut),
            2 => ("lost pages", written.File, WithoutPages(written, cut), cut),
            _ => ("turned bit", await TurnedAsync(written, folder, cancellationToken), null, 0),
        };
        TornJudge left = await TornJudge.ReadAsync(folder, file, log, written.Told.Select(told => told.Text), cancellationToken);
        Judge(point, written, left, whole, tally);
    }

    private static void Judge(string point, TornLog written, TornJudge left, int whole, ProofTally tally)
    {
        bool isTurned = point == "turned bit";
        ImmutableArray<(string Text, int Fact, int Length)> safe = [.. written.Told.Where(told => isTurned || told.Length <= whole)];
        int there = safe.Count(told => left.Facts.GetValueOrDefault(told.Text) > told.Fact);
        int lost = isTurned && left.Damage is not null ? 0 : safe.Length - there; // what is known to be damaged is restored from a backup
        int unexpected = (isTurned && left.Damage is not null ? 0 : left.Wrong) + (!isTurned && left.Damage is not null ? 1 : 0);
        int recovered = Math.Max(0, left.Facts.Values.Sum() - there);
        tally.Add(Kind, point, struck: true, ok: lost + unexpected == 0);
        tally.Add(Kind, new ProofCounts(written.Told.Length, safe.Length, there, lost, unexpected, 0, recovered, 0));
        if (lost + unexpected > 0)
        {
            tally.Fault($"{Kind} {point} at {whole} of {written.Log.Length}: {lost} acknowledged facts are gone, {unexpected} are wrong; {left.Damage ?? "the journal says that all is well"}.");
        }
    }

    private byte[] WithRubbish(byte[] log, int cut)
    {
        byte[] torn = (byte[])log.Clone();
        chance.NextBytes(torn.AsSpan(cut, Math.Min(Rubbish, torn.Length - cut)));
        return torn;
    }

    /// <summary>Pages behind the cut reached the disk in another order than they were written: some are there, some are not.</summary>
    private byte[] WithoutPages(TornLog written, int cut)
    {
        byte[] torn = (byte[])written.Log.Clone();
        bool isFirst = true;
        for (int at = written.EdgeAfter(cut); at < torn.Length; at += written.Frame)
        {
            if (isFirst || chance.Next(2) == 0)
            {
                torn.AsSpan(at, Math.Min(written.Frame, torn.Length - at)).Clear();
            }

            isFirst = false;
        }

        return torn;
    }

    /// <summary>A bit of the closed database, whose log has been taken over.</summary>
    private async Task<byte[]> TurnedAsync(TornLog written, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        DirectoryInfo closed = folder.CreateSubdirectory("closed");
        string path = Path.Combine(closed.FullName, "journal.db");
        await File.WriteAllBytesAsync(path, written.File, cancellationToken);
        await File.WriteAllBytesAsync(path + "-wal", written.Log, cancellationToken);
        await SqliteJournal.Open(new SqliteJournalOptions { Path = path }).DisposeAsync();
        byte[] file = await File.ReadAllBytesAsync(path, cancellationToken);
        closed.Delete(recursive: true);
        file[chance.Next(file.Length)] ^= (byte)(1 << chance.Next(8));
        return file;
    }
}
