using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Console.Incidents;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Adds up settlements whose outcome is unknown or that wait. What a message is about is kept, because the first page asks about the same ones every second. Thread-safe.</summary>
public sealed class PendingMoney(IJournal journal)
{
    /// <summary>Settlements of a state that are looked at; the oldest ones.</summary>
    public const int Most = 5000;

    private const string Settlements = "*.settle";
    private const int ReadAtOnce = 1000;
    private readonly ConcurrentDictionary<long, (DateTimeOffset ChangedAt, decimal? Yuan)> known = new();

    /// <summary>One line for each destination and kind, the one with the oldest settlement first.</summary>
    /// <param name="unknown">Numbers of the messages with an unknown outcome.</param>
    public async Task<(ImmutableArray<PendingMoneyView> Lines, bool IsWhole)> ShowAsync(IReadOnlySet<long> unknown, CancellationToken cancellationToken)
    {
        ImmutableArray<MessageHeader> prepared = await ListAsync(MessageState.Prepared, cancellationToken), parked = await ListAsync(MessageState.Parked, cancellationToken);
        MessageHeader[] pending = [.. prepared.Concat(parked).OrderBy(message => message.Id)];
        await LearnAsync(pending, cancellationToken);
        IEnumerable<PendingMoneyView> lines = pending
            .GroupBy(message => (Destination: message.Lane?.Text.Split('/')[0] ?? "", Kind: unknown.Contains(message.Id) ? "unknown" : message.State == MessageState.Parked ? "parked" : "waiting"))
            .Select(group => Line(group.Key.Destination, group.Key.Kind, [.. group]));
        return ([.. lines.OrderBy(line => line.Oldest)], prepared.Length < Most && parked.Length < Most);
    }

    private async Task<ImmutableArray<MessageHeader>> ListAsync(MessageState state, CancellationToken cancellationToken) =>
        (await journal.ListAsync(new MessageFilter { State = state, Event = Settlements, After = 0, Limit = Most }, cancellationToken)).Messages;

    /// <summary>Reads those that are not known yet, a portion at a time, and forgets those that pend no more.</summary>
    private async Task LearnAsync(MessageHeader[] pending, CancellationToken cancellationToken)
    {
        foreach (long gone in known.Keys.Except(pending.Select(message => message.Id)).ToArray())
        {
            known.TryRemove(gone, out _);
        }

        foreach (MessageHeader message in pending.Where(message => !known.TryGetValue(message.Id, out (DateTimeOffset ChangedAt, decimal? Yuan) kept) || kept.ChangedAt != message.ChangedAt).Take(ReadAtOnce))
        {
            known[message.Id] = (message.ChangedAt, ClaimTotals.Of(await journal.ReadAsync(message.Id, cancellationToken)));
        }
    }

    private PendingMoneyView Line(string destination, string kind, ImmutableArray<MessageHeader> messages)
    {
        decimal?[] sums = [.. messages.Select(message => known.TryGetValue(message.Id, out (DateTimeOffset ChangedAt, decimal? Yuan) kept) ? kept.Yuan : null)];
        MessageHeader oldest = messages[0];
        string where = destination.Length > 0 ? $"destination:{destination} " : "", state = kind == "parked" ? "parked" : "prepared";
        string link = kind == "unknown" ? "/unknowns" : $"/messages?q={Uri.EscapeDataString($"state:{state} {where}event:{Settlements}")}";
        return new PendingMoneyView(destination, kind, messages.Length, sums.Sum() ?? 0, sums.Count(sum => sum is null), messages.Min(message => message.ReceivedAt), oldest.Id, link);
    }
}
