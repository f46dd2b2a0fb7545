using System.Diagnostics;
using System.Globalization;
using Gateway.Benchmarks.Mapping;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Catalog;

/// <summary>Loads a folder as the first thing a process does, and prints what <see cref="ColdStart"/> reads.</summary>
internal sealed class CatalogStartVerb : IVerb
{
    public const string VerbName = "catalog-start";

    public string Name => VerbName;

    public string Summary => "a part of 'catalog': loads FOLDER and prints ms since the process began, CPU ms, peak MB, live MB";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        MappingCatalog catalog = MappingCatalog.Load(arguments[0], new BenchAdapters());
        using var self = Process.GetCurrentProcess();
        double sinceStart = (TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime()).TotalMilliseconds, cpu = self.TotalProcessorTime.TotalMilliseconds;
        double peak = self.PeakWorkingSet64 / 1048576.0, heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sinceStart} {cpu} {peak} {heap}"));
        Console.Error.Write(string.Concat(catalog.Faults.Take(10).Select(fault => $"{fault}\n")));
        return Task.FromResult(catalog.Faults.IsEmpty ? 0 : 1);
    }
}
