using System.Diagnostics;
using Gateway.Benchmarks.Mapping;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Catalog;

/// <summary>The longest time between two conversions on one thread while another reads the whole folder again.</summary>
internal sealed class ReloadPause(string root)
{
    private readonly BenchAdapters adapters = new();
    private volatile AdmissionLine line = null!; // set before traffic begins

    /// <summary>Milliseconds of the longest gap without a reload, of the longest one during reloads, and of the longest reload.</summary>
    public async Task<(double Quiet, double Reloading, double Reload)> MeasureAsync(int reloads, Action change, CancellationToken cancellationToken)
    {
        MappingCatalog catalog = MappingCatalog.Load(root, adapters);
        line = new AdmissionLine(catalog, LargeCatalog.SourceName(0), 16);
        await LongestGapAsync(Task.Delay(1000, cancellationToken)); // warms
        double quiet = await LongestGapAsync(Task.Delay(3000, cancellationToken)), reloading = 0, longest = 0;
        for (int reload = 0; reload < reloads; reload++)
        {
            change();
            long began = Stopwatch.GetTimestamp();
            Task loading = Task.Run(() => catalog = MappingCatalog.Load(root, adapters), cancellationToken);
            double gap = await LongestGapAsync(loading);
            (reloading, longest) = (Math.Max(reloading, gap), Math.Max(longest, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
            line = new AdmissionLine(catalog, LargeCatalog.SourceName(0), 16);
        }

        return (quiet, reloading, longest);
    }

    private Task<double> LongestGapAsync(Task until) => Task.Factory.StartNew(
        () =>
        {
            (double longest, long last) = (0, Stopwatch.GetTimestamp());
            for (int number = 0; !until.IsCompleted; number++)
            {
                line.ReadAndMap(number);
                long now = Stopwatch.GetTimestamp();
                (longest, last) = (Math.Max(longest, Stopwatch.GetElapsedTime(last, now).TotalMilliseconds), now);
            }

            return longest;
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
