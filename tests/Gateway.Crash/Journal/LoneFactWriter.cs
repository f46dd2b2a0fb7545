using Gateway.Contract;
using Gateway.Journal;
using Gateway.Proof.Torn;

namespace Gateway.Crash;

/// <summary>The process that dies at a point around a fact which the long run's traffic cannot bring about: takes a message to its end, then writes that fact.</summary>
internal static class LoneFactWriter
{
    public const string Verb = "lone-fact-writer";

    /// <param name="path">The journal.</param>
    /// <param name="order">Where to die, as <see cref="FailPoints.Order"/> writes it.</param>
    /// <returns>Only where it did not die.</returns>
    public static async Task<int> RunAsync(string path, string order)
    {
        FailPoints.Arm(order);
        await using DurableJournal journal = JournalStore.Of(path).Open();
        var origin = new FactOrigin("gateway", "crash", DateTimeOffset.UnixEpoch);
        long id = (await journal.RecordAsync(InventedFacts.ArrivalOf(Verb), CancellationToken.None)).MessageId;
        foreach (JournalFact fact in InventedFacts.LifeOf(Verb))
        {
            await journal.AppendAsync(id, fact, origin, CancellationToken.None);
        }

        await (order.Contains(nameof(JournalFact.Dropped), StringComparison.Ordinal)
            ? journal.DropAsync(id, KeptParts.Heads, origin, CancellationToken.None)
            : journal.AppendAsync(id, new JournalFact.KeyLapsed(id + 1), origin, CancellationToken.None));
        return 0;
    }
}
