using System.Diagnostics;
using System.Globalization;
using Gateway.Journal;
using Gateway.Tests.Postgres;

namespace Gateway.Benchmarks;

/// <summary>
/// How many messages a second the journal acknowledges, each on disk, at several numbers of producers; and the engine's own batched insert
/// of rows of that size in the same run, same folder or database, so that the ratio does not depend on the disk.
/// </summary>
internal sealed class JournalVerb : IVerb
{
    private const int MessageBytes = 2048;
    private static readonly int[] Producers = [1, 8, 32, 128, 512];

    public string Name => "journal";

    public string Summary => "durable rows/s at 1, 8, 32, 128, 512 producers, 2 KB each, and the ratio to the engine's own batched insert [--seconds N] [--folder PATH] [--engine sqlite|postgresql]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromSeconds(double.Parse(arguments.Text("--seconds") ?? "3", CultureInfo.InvariantCulture));
        string folder = Directory.CreateDirectory(Path.Combine(arguments.Text("--folder") ?? Path.GetTempPath(), $"gateway-bench-{Environment.ProcessId}")).FullName;
        try
        {
            switch (arguments.Text("--engine") ?? "sqlite")
            {
                case "sqlite":
                    double raw = RawInsert.RowsPerSecond(Path.Combine(folder, "raw.db"), MessageBytes, batch: 512, duration);
                    await MeasureAsync("SQLite", producers => JournalStore.File(Path.Combine(folder, $"journal-{producers}.db")), duration, raw, cancellationToken);
                    return 0;
                case "postgresql":
                    await using (PostgresCluster cluster = await PostgresCluster.StartAsync(cancellationToken))
                    {
                        double bare = await RawCopy.RowsPerSecondAsync(cluster.Connection("postgres"), MessageBytes, batch: 512, duration, cancellationToken);
                        foreach (int producers in Producers)
                        {
                            await cluster.RunAsync($"CREATE SCHEMA journal_{producers}", cancellationToken);
                        }

                        await MeasureAsync("PostgreSQL", producers => JournalStore.Postgres(cluster.Connection("postgres") + $";Search Path=journal_{producers}"), duration, bare, cancellationToken);
                    }

                    return 0;
                default:
                    await Console.Error.WriteLineAsync("--engine is sqlite or postgresql.");
                    return 2;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string engine, Func<int, JournalStore> store, TimeSpan duration, double raw, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{engine} alone, {MessageBytes} B rows, 512 to a commit: {raw:N0} rows/s");
        Console.WriteLine("producers     rows/s   ratio   p50 ms   p99 ms   CPU ms/row");
        foreach (int producers in Producers)
        {
            await MeasureAsync(store(producers), producers, duration, raw, cancellationToken);
        }
    }

    private static async Task MeasureAsync(JournalStore store, int producers, TimeSpan duration, double raw, CancellationToken cancellationToken)
    {
        await using DurableJournal journal = store.Open();
        await ProduceAsync(journal, producer: producers, TimeSpan.FromSeconds(0.3), cancellationToken); // warm: code compiled, file begun
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        List<double>[] waits = await Task.WhenAll(Enumerable.Range(0, producers).Select(n => Task.Run(() => ProduceAsync(journal, n, duration, cancellationToken), cancellationToken)));

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds, cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds;
        double[] sorted = [.. waits.SelectMany(each => each).Order()];
        double rate = sorted.Length / seconds;
        Console.WriteLine($"{producers,9} {rate,10:N0} {rate / raw,7:N2} {sorted[sorted.Length / 2],8:N2} {sorted[sorted.Length * 99 / 100],8:N2} {cpu / sorted.Length,12:N3}");
    }

    private static async Task<List<double>> ProduceAsync(DurableJournal journal, int producer, TimeSpan duration, CancellationToken cancellationToken)
    {
        List<double> waits = [];
        long began = Stopwatch.GetTimestamp();
        for (int n = 0; Stopwatch.GetElapsedTime(began) < duration; n++)
        {
            byte[] bytes = Payload.Of(producer, n, MessageBytes);
            long sent = Stopwatch.GetTimestamp();
            await journal.RecordAsync(new Arrival("H99999900001", "fujian-ini", "bench", DateTimeOffset.UnixEpoch, bytes), cancellationToken);
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return waits;
    }
}
