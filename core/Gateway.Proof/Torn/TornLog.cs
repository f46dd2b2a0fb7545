using System.Buffers.Binary;
using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Proof.Torn;

/// <summary>What a writer left on disk, and what it had been told by then.</summary>
/// <param name="File">The database.</param>
/// <param name="Log">Its write-ahead log.</param>
/// <param name="Told">Each fact in the order of its acknowledgement: the message's text, which fact of it (0: the arrival), and how long the log was when its writer was told.</param>
internal sealed record TornLog(byte[] File, byte[] Log, ImmutableArray<(string Text, int Fact, int Length)> Told)
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    /// <summary>Bytes of a frame: a header and a page, whose size the log's header says.</summary>
    public int Frame => FrameHeader + BinaryPrimitives.ReadInt32BigEndian(Log.AsSpan(8));

    /// <summary>The end of the frame that a byte lies in.</summary>
    public int EdgeAfter(int at) => Math.Min(Log.Length, LogHeader + ((Math.Max(0, at - LogHeader) + Frame - 1) / Frame * Frame));

    /// <summary>Several writers at a time write some lives.</summary>
    public static async Task<TornLog> WriteAsync(string folder, int seed, int writers, int lives, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, "journal.db");
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        var told = ImmutableArray.CreateBuilder<(string, int, int)>();
        var guard = new Lock();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(journal, path, $"{seed}-{writer}", lives, Tell, cancellationToken), cancellationToken)));
        return new TornLog(await System.IO.File.ReadAllBytesAsync(path, cancellationToken), await System.IO.File.ReadAllBytesAsync(path + "-wal", cancellationToken), told.ToImmutable());

        void Tell(string text, int fact)
        {
            lock (guard)
            {
                told.Add((text, fact, (int)new FileInfo(path + "-wal").Length));
            }
        }
    }

    private static async Task WriteAsync(SqliteJournal journal, string path, string name, int lives, Action<string, int> tell, CancellationToken cancellationToken)
    {
        for (int life = 0; life < lives; life++)
        {
            string text = $"{name}-{life}";
            long id = (await journal.RecordAsync(InventedFacts.ArrivalOf(text), cancellationToken)).MessageId;
            tell(text, 0);
            int number = 0;
            foreach (JournalFact fact in InventedFacts.LifeOf(text))
            {
                await journal.AppendAsync(id, fact, new FactOrigin("gateway", "torn", DateTimeOffset.UnixEpoch), cancellationToken);
                tell(text, ++number);
            }
        }
    }
}
