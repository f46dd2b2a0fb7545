using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.PlatformSimulator.Admin;
using Gateway.Proof.Storm;

namespace Gateway.Proof.Simulation;

/// <summary>What must hold after every history, invariant by invariant. The journal is in memory: whatever is asked of it answers at once.</summary>
internal static class SimulatedJudge
{
    public static MessageState StateOf(SimulatedWorld world, long id) => Now(world.Store.FindAsync(id, CancellationToken.None))!.State; // it was acknowledged

    /// <summary>Sentences; empty when everything holds.</summary>
    public static IEnumerable<string> Faults(SimulatedWorld world, IReadOnlyList<SimulatedSender> senders)
    {
        JournalBooks books = Now(JournalBooks.ReadAsync(world.Store, CancellationToken.None));
        ILookup<string, LedgerRow> twin = world.Twin.Ledger().ToLookup(row => row.LocalNumber, StringComparer.Ordinal);
        IEnumerable<string> order = [.. Where(books.Disordered > 0, "I3: a message's transactions were tried out of order."), .. Where(books.LanesDisordered > 0, "I3: a message was tried before an earlier one of its lane was through.")];
        IEnumerable<string> leaks = Where(world.Thread.HasLeaked, "The simulation ran something on another thread: this history cannot be repeated.");
        return [.. world.Faults.Distinct(), .. order, .. leaks, .. senders.SelectMany(sender => OfVisit(world, sender, twin[sender.Visit.Number], books)), .. OfBooks(world)];
    }

    private static IEnumerable<string> OfVisit(SimulatedWorld world, SimulatedSender sender, IEnumerable<LedgerRow> rows, JournalBooks books)
    {
        string number = sender.Visit.Number;
        int live = rows.Sum(row => row.Live);
        MessageState? bill = End(sender.Visit.Bill), cancel = End(sender.Visit.Cancel);
        bool isLive = bill == MessageState.Accepted && cancel != MessageState.Accepted;
        StormMoney theirs = rows.Aggregate(default(StormMoney), (sum, row) => sum + new StormMoney(row.Live, row.Total, row.Fund, row.Account, row.Cash));
        world.Note($"{number} {bill} {cancel}", live);
        return
        [
            .. Where(sender.Wanted.Any(message => End(message) is not { } state || state < MessageState.Accepted), $"I1: {number} has not ended: bill {bill}, cancellation {cancel}."),
            .. Where(live > 1, $"I2: {number} is settled {live} times."),
            .. Where(live != (isLive ? 1 : 0), $"I1: {number} is settled {live} times at the platform; its bill is {bill}, its cancellation {cancel}."),
            .. Where(isLive && live == 1 && books.Live.GetValueOrDefault(number) != theirs, $"I8: {number} is {books.Live.GetValueOrDefault(number)} here and {theirs} there."),
            .. Where(rows.Any(row => row.Total != row.Fund + row.Account + row.Cash || row.Net != row.Total), $"I8: the shares of {number} do not make its total."),
        ];

        MessageState? End(SimulatedMessage message) => sender.NumberOf(message) is { } id ? StateOf(world, id) : null;
    }

    private static IEnumerable<string> OfBooks(SimulatedWorld world)
    {
        ImmutableArray<MessageHeader> all = Now(world.Store.ListAsync(new MessageFilter { Limit = 1000 }, CancellationToken.None)).Messages;
        foreach (MessageHeader message in all)
        {
            ImmutableArray<JournalledFact> facts = Now(world.Store.ReadAsync(message.Id, CancellationToken.None));
            string[] msgids = [.. facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>().Select(fact => fact.Intent.MsgId)];
            if (facts.Any(fact => fact.Origin.Actor.Length == 0 || fact.Origin.Cause.Length == 0 || fact.Origin.At == default))
            {
                yield return $"I6: a fact of message {message.Id} lacks actor, cause or time.";
            }

            if (msgids.Distinct(StringComparer.Ordinal).Count() != msgids.Length)
            {
                yield return $"I4: message {message.Id} used a msgid twice.";
            }
        }

        if (Now(world.Store.CountAsync(CancellationToken.None)).Sum(count => count.Messages) != all.Length)
        {
            yield return "I7: the books do not count the messages that are there.";
        }
    }

    private static IEnumerable<string> Where(bool isSo, string sentence) => isSo ? [sentence] : [];

    private static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
