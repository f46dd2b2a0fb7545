using System.Diagnostics;
using System.Globalization;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Storm;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Benchmarks.WhatIf;

/// <summary><c>whatif [--messages N] [--changed N]</c>: a draft that touches exactly so many of so many past messages, out of a folder and out of a journal.</summary>
internal sealed class WhatIfVerb : IVerb
{
    private const string Hospital = "H99999900001", SourceId = "fujian-ini", DraftVersion = "1.1";

    public string Name => "whatif";

    public string Summary => "a draft against past messages in a folder and in a journal: how many it says are touched, seconds, memory [--messages N] [--changed N]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int messages = arguments.Number("--messages", 10_000), changed = arguments.Number("--changed", 7);
        string folder = Directory.CreateTempSubdirectory("gateway-whatif-").FullName;
        try
        {
            string mappings = DraftMappings.Make(BuiltGateway.Mappings, Path.Combine(folder, "mappings"), SourceId, DraftVersion);
            var catalog = MappingCatalog.Load(mappings, new InstalledAdapters());
            PlatformKnowledge knowledge = PlatformKnowledge.Load(mappings, catalog).Value;
            WhatIfSides sides = WhatIfSides.Of(catalog, knowledge, catalog.Source(SourceId)!.Version(DraftVersion)!)!; // made above, beside 1.0
            byte[][] traffic = [.. Enumerable.Range(0, messages).Select(index => Request(index, messages, changed))];
            string journal = Path.Combine(folder, "journal.db"), files = Directory.CreateDirectory(Path.Combine(folder, "messages")).FullName;
            await WriteAsync(traffic, files, journal, cancellationToken);

            Console.WriteLine($"{messages} messages, {traffic.Sum(bytes => (long)bytes.Length) / messages} bytes each; the draft touches {changed}");
            Console.WriteLine("past messages in   touched  changed  refused   seconds  messages/s  CPU s  peak MB");
            bool isExact = await MeasureAsync("folder", sides, FromFolder(files), changed, cancellationToken);
            using var history = JournalHistory.Open(journal);
            isExact &= await MeasureAsync("journal", sides, history.Messages(SourceId).Select(Of), changed, cancellationToken);
            return isExact ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> MeasureAsync(string name, WhatIfSides sides, IEnumerable<PastBytes> messages, int expected, CancellationToken cancellationToken)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        var tally = new WhatIfTally(5);
        await new WhatIfRun(sides.Before, sides.After).RunAsync(messages, tally, null, cancellationToken);
        WhatIfReport report = tally.Report(Stopwatch.GetElapsedTime(began));
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-17} {report.Touched,8} {report.Changed,8} {report.NewlyRefused + report.StillRefused,8} {report.Seconds,9:0.0} {report.Messages / report.Seconds,11:0} {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds,6:0.0} {self.PeakWorkingSet64 / 1048576,8}"));
        return report.Touched == expected;
    }

    /// <summary>Settlements as the storm sends them; spread evenly, so many are of the chronic kind that the draft treats otherwise.</summary>
    private static byte[] Request(int index, int messages, int changed)
    {
        byte[] request = new SettlementTraffic(seed: 7).Request(index, out _);
        bool isRare = (long)index * changed / messages != ((long)index + 1) * changed / messages;
        if (isRare)
        {
            request[request.AsSpan().IndexOf("Sftsbz=N"u8) + 7] = (byte)'Y';
        }

        return request;
    }

    private static async Task WriteAsync(byte[][] traffic, string files, string journal, CancellationToken cancellationToken)
    {
        await using SqliteJournal open = SqliteJournal.Open(new SqliteJournalOptions { Path = journal });
        foreach ((byte[] bytes, int index) in traffic.Select((bytes, index) => (bytes, index)))
        {
            await File.WriteAllBytesAsync(Path.Combine(files, index.ToString("000000", CultureInfo.InvariantCulture)), bytes, cancellationToken);
        }

        await Task.WhenAll(traffic.Select(bytes => open.RecordAsync(new Arrival(Hospital, SourceId, "bench", DateTimeOffset.UnixEpoch, bytes), cancellationToken)));
    }

    private static IEnumerable<PastBytes> FromFolder(string files) =>
        Directory.EnumerateFiles(files).Order(StringComparer.Ordinal).Select(file => new PastBytes(Path.GetFileName(file), Hospital, SourceId, null, File.ReadAllBytes(file)));

    private static PastBytes Of(PastMessage message) => new(message.Id.ToString(CultureInfo.InvariantCulture), message.Institution, message.Source, null, message.Bytes);
}
