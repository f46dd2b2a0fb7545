using System.Diagnostics;
using System.Globalization;
using Gateway.Benchmarks.Mapping;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Catalog;

/// <summary>How long a province's tables take to load and to check, how much memory they hold, how fast codes are found, and how long a reload holds traffic up.</summary>
internal sealed class CatalogVerb : IVerb
{
    public string Name => "catalog";

    public string Summary => "500 sources of 60 rows and 1,000,000 code rows: cold start, memory, look-up, check, reload [--sources N] [--codes N] [--starts N] [--reloads N]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int sources = arguments.Number("--sources", 500), codes = arguments.Number("--codes", 1_000_000);
        using BenchFolder folder = new(), small = new();
        var large = new LargeCatalog(folder, sources, codes);
        large.Write();
        new LargeCatalog(small, sources: 84, codeRows: 0).Write();
        Console.WriteLine($"{sources} sources of {AdtTable.Rows} rows, {codes:N0} code rows");
        Console.WriteLine("figure                                              measured       target");
        bool isGood = await StartAsync("cold start", folder, 3000, arguments, cancellationToken);
        isGood &= await StartAsync($"check of {84 * AdtTable.Rows:N0} rows, fresh process", small, 1000, arguments, cancellationToken);
        long began = Stopwatch.GetTimestamp();
        isGood &= MappingCatalog.Load(small.Root, new BenchAdapters()).Faults.IsEmpty;
        isGood &= MappingCatalog.Load(small.Root, new BenchAdapters()).Faults.IsEmpty;
        Print("check of the same, process that runs", Stopwatch.GetElapsedTime(began).TotalMilliseconds / 2, "ms", "1,000");
        (double usual, double scattered, double read) = await new LookUps(folder, large).NanosecondsAsync(cancellationToken);
        isGood &= Math.Max(usual, Math.Max(scattered, read)) < double.MaxValue; // else a code was not found
        Print("look-up among 2,000 codes", usual, "ns CPU", "200");
        Print("  with its target and display made", read, "ns CPU", "");
        Print("look-up, every code another one", scattered, "ns CPU", "");
        int number = 0;
        (double quiet, double reloading, double reload) = await new ReloadPause(folder.Root).MeasureAsync(
            arguments.Number("--reloads", 3), () => folder.WriteSource(LargeCatalog.SourceName(1), $"reload-{++number}"), cancellationToken);
        Print("longest reload, one table changed", reload, "ms", "");
        Print("longest gap of traffic during it", reloading, "ms", "50");
        Print("longest gap of traffic without it", quiet, "ms", "");
        return isGood ? 0 : 1;
    }

    private static async Task<bool> StartAsync(string name, BenchFolder folder, int targetMilliseconds, string[] arguments, CancellationToken cancellationToken)
    {
        var starts = new List<ColdStart>();
        for (int run = 0; run < arguments.Number("--starts", 3); run++)
        {
            if (await ColdStart.OfAsync(folder.Root, cancellationToken) is not { } start)
            {
                return false;
            }

            starts.Add(start);
        }

        Print($"{name}, best", starts.Min(start => start.Milliseconds), "ms", targetMilliseconds.ToString("N0", CultureInfo.InvariantCulture));
        Print($"{name}, worst", starts.Max(start => start.Milliseconds), "ms", "");
        Print("  processor time, best", starts.Min(start => start.CpuMilliseconds), "ms", "");
        Print("  peak memory, worst", starts.Max(start => start.PeakMegabytes), "MB", "400");
        Print("  live objects", starts.Max(start => start.HeapMegabytes), "MB", "");
        return true;
    }

    private static void Print(string figure, double value, string unit, string target) => Console.WriteLine($"{figure,-46} {value,13:N1} {unit,-6} {target,6}");
}
