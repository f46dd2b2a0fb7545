using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gateway.Contract;
using Gateway.Seeding;

namespace Gateway.Benchmarks;

/// <summary>How many mistakes, put one by one into the product's own tables, the checker finds; and how many it sees where there are none.</summary>
internal sealed class FaultsVerb : IVerb
{
    public string Name => "faults";

    public string Summary => "share of seeded mistakes in good tables that the checker finds, each with its row [--count N] [--seed N] [--list]";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int count, int seed) = (arguments.Number("--count", 1000), arguments.Number("--seed", 1));
        using var run = new FaultRun(GoodTables.Folder, new InstalledAdapters());
        ImmutableArray<Issue> good = run.Check();
        long began = Stopwatch.GetTimestamp();
        (SeededFault Fault, bool IsCaught, bool IsNamed)[] judged = [.. run.Seed(count, new Random(seed)).TakeWhile(_ => !cancellationToken.IsCancellationRequested).Select(fault => Judge(run, fault, arguments.Contains("--list")))];
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        Console.WriteLine($"{"kind",-42} faults  found  row named");
        foreach (IGrouping<string, (SeededFault Fault, bool IsCaught, bool IsNamed)> kind in judged.GroupBy(one => one.Fault.Kind))
        {
            Console.WriteLine($"{kind.Key,-42} {kind.Count(),6} {kind.Count(one => one.IsCaught),6} {kind.Count(one => one.IsNamed),10}");
        }

        Console.WriteLine($"{judged.Length} faults of {judged.Select(one => one.Fault.Kind).Distinct().Count()} kinds: {Share(judged.Count(one => one.IsCaught), judged.Length)} found, {Share(judged.Count(one => one.IsNamed), judged.Length)} with the right row; seed {seed}; {seconds:N0} s, {seconds * 1000 / judged.Length:N0} ms a check of the whole folder.");
        Console.WriteLine($"Faults reported on the good tables: {good.Length}");
        return Task.FromResult(judged.Count(one => one.IsNamed) * 100 >= judged.Length * 99 && good.IsEmpty ? 0 : 1);
    }

    private static (SeededFault Fault, bool IsCaught, bool IsNamed) Judge(FaultRun run, SeededFault fault, bool isListed)
    {
        ImmutableArray<Issue> issues = run.Ask(fault);
        bool isNamed = FaultRun.Names(issues, fault);
        if (!isNamed || isListed)
        {
            Console.Error.WriteLine($"{(isNamed ? "found" : "MISSED")} {fault.Kind}: {fault.File} {fault.Change} -> {string.Join(" | ", issues.Take(3))}");
        }

        return (fault, !issues.IsEmpty, isNamed);
    }

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
