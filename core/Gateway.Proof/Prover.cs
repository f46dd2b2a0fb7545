using System.Diagnostics;
using Gateway.Proof.Counts;

namespace Gateway.Proof;

/// <summary>
/// Brings misfortune over the gateway, kind by kind, and judges what it leaves: kinds that start processes one after the other,
/// and beside them those that stay in this process.
/// </summary>
internal sealed class Prover(ProofOptions options, IReadOnlyList<IProofKind> kinds, TimeProvider time)
{
    public async Task<ProofReport> RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        var tally = new ProofTally(tell);
        IProofKind[] chosen = [.. kinds.Where(kind => options.Only is null || kind.Name == options.Only)];
        Directory.CreateDirectory(options.Folder);
        foreach ((string kind, string point) in chosen.SelectMany(kind => kind.Points.Select(point => (kind.Name, point))).Where(one => options.Point is not { } only || one.point == only.Name))
        {
            tally.Expect(kind, point);
        }

        await Task.WhenAll(chosen.GroupBy(kind => kind.StartsProcesses).Select(track => Task.Run(() => RunTrackAsync([.. track], tally, cancellationToken), cancellationToken)));
        if (options.IsWhole || options.Point is not null)
        {
            foreach (ProofRow row in tally.Unstruck())
            {
                tally.Fault($"{row.Kind} {row.Point}: tried {row.Tried} times and never came about, so nothing is known of it.");
            }
        }

        ProofReport report = tally.Report(options.Seed, Stopwatch.GetElapsedTime(started));
        if (report.Holds)
        {
            Directory.Delete(options.Folder, recursive: true);
        }

        return report;
    }

    private async Task RunTrackAsync(IProofKind[] track, ProofTally tally, CancellationToken cancellationToken)
    {
        double shares = track.Sum(kind => kind.Share), done = 0;
        DateTimeOffset begun = time.GetUtcNow();
        foreach (IProofKind kind in track)
        {
            done += kind.Share;
            tally.Tell($"{kind.Name} begins");
            try
            {
                await kind.RunAsync(tally, begun + (options.Duration * (done / shares)), cancellationToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                tally.Fault($"{kind.Name} could not go on: {broken.GetType().Name}: {broken.Message}");
            }
        }
    }
}
