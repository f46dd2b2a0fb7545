using System.Buffers.Binary;
using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Proof.Torn;

namespace Gateway.Crash;

/// <summary>The power goes while the write-ahead log is being written: its tail is missing, or is rubbish, from any byte on.</summary>
public sealed class TornLogTests : IDisposable
{
    private const int Messages = 2;
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    /// <summary>In memory where the system has such a place: what a crash leaves is made by hand here, so no disk needs to be waited for.</summary>
    private readonly DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"gateway-torn-{Environment.ProcessId}-{TestContext.Current.Test!.UniqueID}")); // a test is running

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_acknowledged_entry_survives_a_crash_at_any_byte_of_the_log()
    {
        (byte[] file, byte[] log, ImmutableArray<int> acknowledgedAt) = await WriteAsync();

        foreach (int cut in Cuts(log))
        {
            int acknowledged = acknowledgedAt.Count(length => length <= cut);
            Assert.Equal((cut, acknowledged), (cut, await RecoverAsync(file, log[..cut])));
        }
    }

    [Fact]
    public async Task Rubbish_after_the_crash_is_not_taken_for_facts()
    {
        (byte[] file, byte[] log, ImmutableArray<int> acknowledgedAt) = await WriteAsync();
        var chance = new Random(7);

        foreach (int cut in Cuts(log).Where((_, n) => n % 4 == 0))
        {
            byte[] torn = (byte[])log.Clone();
            chance.NextBytes(torn.AsSpan(cut, Math.Min(600, torn.Length - cut)));
            int kept = await RecoverAsync(file, torn);
            Assert.Equal((cut, acknowledgedAt.Count(length => length <= cut)), (cut, kept));
        }
    }

    /// <summary>Writes facts one by one; gives the file and its log as they lie on disk, and the log's length at each acknowledgement.</summary>
    private async Task<(byte[] File, byte[] Log, ImmutableArray<int> AcknowledgedAt)> WriteAsync()
    {
        string path = Path.Combine(folder.FullName, "journal.db");
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        var acknowledgedAt = ImmutableArray.CreateBuilder<int>();
        for (int n = 0; n < Messages; n++)
        {
            string text = $"torn-{n}";
            long id = (await journal.RecordAsync(InventedFacts.ArrivalOf(text), Cancel)).MessageId;
            acknowledgedAt.Add((int)new FileInfo(path + "-wal").Length);
            foreach (JournalFact fact in InventedFacts.LifeOf(text))
            {
                await journal.AppendAsync(id, fact, new FactOrigin("gateway", "crash", DateTimeOffset.UnixEpoch), Cancel);
                acknowledgedAt.Add((int)new FileInfo(path + "-wal").Length);
            }
        }

        return (await File.ReadAllBytesAsync(path, Cancel), await File.ReadAllBytesAsync(path + "-wal", Cancel), acknowledgedAt.ToImmutable());
    }

    /// <summary>Around every frame's edge and inside its header, and at seeded places between.</summary>
    private static IEnumerable<int> Cuts(byte[] log)
    {
        int frame = FrameHeader + BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8)); // the log's header says the page size there
        var chance = new Random(31);
        IEnumerable<int> edges = Enumerable.Range(0, ((log.Length - LogHeader) / frame) + 1).Select(n => LogHeader + (n * frame));
        return edges.SelectMany(edge => new[] { edge - 1, edge, edge + 1 + chance.Next(frame - 2) })
            .Concat([0, 1, LogHeader - 1]).Where(cut => cut >= 0 && cut <= log.Length).Distinct().Order();
    }

    /// <summary>How many rows of the log are there after opening what the crash left. The chain must be whole.</summary>
    private async Task<int> RecoverAsync(byte[] file, byte[] log)
    {
        DirectoryInfo copy = folder.CreateSubdirectory("copy");
        string path = Path.Combine(copy.FullName, "journal.db");
        await File.WriteAllBytesAsync(path, file, Cancel);
        await File.WriteAllBytesAsync(path + "-wal", log, Cancel);
        JournalCheck check;
        await using (SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path }))
        {
            check = await journal.VerifyAsync(Cancel);
        }

        copy.Delete(recursive: true);
        Assert.Empty(check.Faults);
        return (int)check.Facts;
    }
}
