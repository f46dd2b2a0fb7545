using Gateway.Journal;
using Gateway.Proof.Torn;

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

    private static async Task ProduceAsync(DurableJournal journal, int seed, int producer)
    {
        for (int n = 0; ; n++)
        {
            string text = $"{seed}-{producer}-{n}";
            Recorded recorded = await journal.RecordAsync(InventedFacts.ArrivalOf(text), CancellationToken.None);
            int facts = 0;
            System.Console.WriteLine($"{recorded.MessageId} {facts} {text}");
            foreach (JournalFact fact in InventedFacts.LifeOf(text))
            {
                await journal.AppendAsync(recorded.MessageId, fact, new FactOrigin("gateway", "crash", DateTimeOffset.UnixEpoch), CancellationToken.None);
                System.Console.WriteLine($"{recorded.MessageId} {++facts} {text}");
            }
        }
    }
}
