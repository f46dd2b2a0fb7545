using System.Text;
using Gateway.Journal;

namespace Gateway.Crash;

/// <summary>The process that is killed: several producers take messages through their life and print every acknowledgement the moment they have it.</summary>
internal static class JournalWriter
{
    public const string Verb = "journal-writer";

    private const int Producers = 12;

    /// <param name="store">A file's path or a connection string.</param>
    /// <param name="seed">Of this process.</param>
    public static async Task<int> RunAsync(string store, int seed)
    {
        await using DurableJournal journal = JournalStore.Of(store).Open();
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => ProduceAsync(journal, seed, producer)));
        return 0;
    }

    /// <summary>The facts of one message's life, in order.</summary>
    public static JournalFact[] LifeOf(string text) =>
    [
        new JournalFact.Prepared("outpatient.settle", new LaneKey("nhsa/" + text), "key/" + text, "v1", [new JournalKey("visit", text)], Encoding.UTF8.GetBytes(text), "{}"u8.ToArray()),
        new JournalFact.AttemptStarted(new AttemptIntent("M/" + text, "settle", AttemptPurpose.Do, "2207", "nhsa", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text))),
        new JournalFact.AttemptEnded("M/" + text, AttemptOutcome.Accepted, "0", Encoding.UTF8.GetBytes(text), default, [new KeyBookRow("H99999900001", "visit", text, "setl_id", text)]),
        new JournalFact.Finished(MessageState.Accepted, [], Encoding.UTF8.GetBytes(text)),
    ];

    public static Arrival ArrivalOf(string text) =>
        new("H99999900001", "fujian-ini", "crash", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text + new string('x', text.Length * 97 % 3000)));

    private static async Task ProduceAsync(DurableJournal journal, int seed, int producer)
    {
        for (int n = 0; ; n++)
        {
            string text = $"{seed}-{producer}-{n}";
            Recorded recorded = await journal.RecordAsync(ArrivalOf(text), CancellationToken.None);
            int facts = 0;
            Console.WriteLine($"{recorded.MessageId} {facts} {text}");
            foreach (JournalFact fact in LifeOf(text))
            {
                await journal.AppendAsync(recorded.MessageId, fact, new FactOrigin("gateway", "crash", DateTimeOffset.UnixEpoch), CancellationToken.None);
                Console.WriteLine($"{recorded.MessageId} {++facts} {text}");
            }
        }
    }
}
