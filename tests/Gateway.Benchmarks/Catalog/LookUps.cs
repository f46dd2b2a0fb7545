using System.Collections.Frozen;
using Gateway.Benchmarks.Mapping;
using Gateway.Mapping;

namespace Gateway.Benchmarks.Catalog;

/// <summary>Code look-ups as a hospital's messages make them: hospital, then source, then nation, every code another one than the last.</summary>
internal sealed class LookUps
{
    private readonly CodeBook.Concept concept;
    private readonly string[] codes;

    public LookUps(BenchFolder folder, LargeCatalog large)
    {
        var (files, faults) = (new MappingFolder(folder.Root), new FaultList());
        var lists = CodeLayer.Load("lists", files, files.PathOf("national", "codesystems"), areLists: true, faults);
        var hospital = CodeLayer.Load("hospital", files, Path.GetDirectoryName(files.PathOf(LargeCatalog.HospitalTable(0)))!, areLists: false, faults); // a table has a folder
        var source = CodeLayer.Load("source", files, Path.GetDirectoryName(files.PathOf(LargeCatalog.SourceTable(0)))!, areLists: false, faults);
        concept = new CodeBook([hospital, source], lists, FrozenDictionary<string, ConceptSettings>.Empty).Find("catalogue")!; // each of them has it
        codes =
        [
            .. Enumerable.Range(0, large.RowsOfHospital).Select(number => LargeCatalog.HospitalCode(0, number)),
            .. Enumerable.Range(0, large.RowsOfSource).Select(number => LargeCatalog.SourceCode(0, number)),
            .. Enumerable.Range(0, large.RowsOfNation).Select(LargeCatalog.NationalCode),
        ];
        new Random(7).Shuffle(codes);
    }

    /// <summary>
    /// Nanoseconds of processor time, best of some rounds: to find a row when two thousand codes come again and again, as a hospital's do;
    /// when every code is another one and lies in memory that no cache holds; and to make target and display as well.
    /// </summary>
    public async Task<(double Usual, double Scattered, double Read)> NanosecondsAsync(CancellationToken cancellationToken)
    {
        string[] usual = [.. Enumerable.Range(0, codes.Length).Select(number => codes[number % 2000])];
        return (
            await BestAsync(usual, code => concept.Find(code, null) is not null, cancellationToken),
            await BestAsync(codes, code => concept.Find(code, null) is not null, cancellationToken),
            await BestAsync(usual, code => concept.Find(code, null) is { } row && row.Target.Length > 0 && row.Display is not null, cancellationToken));
    }

    private static async Task<double> BestAsync(string[] codes, Predicate<string> find, CancellationToken cancellationToken)
    {
        double best = double.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            await Task.Delay(round < 3 ? 200 : 0, cancellationToken); // lets the runtime put its optimised code in place
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            int found = codes.Count(code => find(code));
            double each = (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds / codes.Length;
            best = round > 0 && found == codes.Length ? Math.Min(best, each) : best;
        }

        return best;
    }
}
