using System.Globalization;
using System.Text;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Crash;

/// <summary>The process that is killed: several lanes take msgids, put each into the journal as an intent, and only then print it, as if it had left.</summary>
internal static class MsgIdWriter
{
    public const string Verb = "msgid-writer";

    private const int Lanes = 8;
    private const string Hospital = "H99999900001";

    /// <param name="path">The journal.</param>
    /// <param name="seed">Of this process.</param>
    /// <param name="clock">Seconds by which its clock is wrong.</param>
    public static async Task<int> RunAsync(string path, int seed, int clock)
    {
        await using SqliteJournal journal = SqliteJournal.Open(new SqliteJournalOptions { Path = path });
        await using ServiceProvider services = new ServiceCollection().AddDelivery().AddSingleton<IJournal>(journal).AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromSeconds(clock))).BuildServiceProvider();
        IMsgIdSource source = services.GetRequiredService<IMsgIdSource>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => SendAsync(journal, source, string.Create(CultureInfo.InvariantCulture, $"{seed}-{lane}"))));
        return 0;
    }

    private static async Task SendAsync(SqliteJournal journal, IMsgIdSource source, string lane)
    {
        long id = (await journal.RecordAsync(new Arrival(Hospital, "test", "crash", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(lane)), CancellationToken.None)).MessageId;
        var origin = new FactOrigin("gateway", "crash", DateTimeOffset.UnixEpoch);
        await journal.AppendAsync(id, new JournalFact.Prepared("outpatient.settle", new LaneKey($"nhsa/{Hospital}/visit/{lane}"), null, "v1", [], "{}"u8.ToArray(), "{}"u8.ToArray()), origin, CancellationToken.None);
        while (true)
        {
            AttemptStamp stamp = await source.NextAsync(Hospital, CancellationToken.None);
            await journal.AppendAsync(id, new JournalFact.AttemptStarted(new AttemptIntent(stamp.MsgId, "settle", AttemptPurpose.Do, "2207", "nhsa", stamp.At, "{}"u8.ToArray())), origin, CancellationToken.None);
            System.Console.WriteLine(stamp.MsgId);
            await journal.AppendAsync(id, new JournalFact.AttemptEnded(stamp.MsgId, AttemptOutcome.NotSent, "", default, default, []), origin, CancellationToken.None);
        }
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
