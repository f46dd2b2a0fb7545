using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Console.Incidents;

/// <summary>What a failed message failed at and how much money it is about. Kept per message and state, because a list asks about the same thousands again and again. Thread-safe.</summary>
public sealed class FailedMessages(IJournal journal)
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<long, (DateTimeOffset ChangedAt, FailedMessage Failed)> known = new();

    public async Task<FailedMessage> OfAsync(MessageHeader message, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(message.Id, out (DateTimeOffset ChangedAt, FailedMessage Failed) kept) && kept.ChangedAt == message.ChangedAt)
        {
            return kept.Failed;
        }

        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(message.Id, cancellationToken);
        FaultSignature? signature = FaultSignature.Of(message, facts);
        var failed = new FailedMessage(message, signature?.Transaction ?? "", signature?.Text ?? "", ClaimTotals.Of(facts) ?? 0);
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[message.Id] = (message.ChangedAt, failed);
        return failed;
    }
}

/// <summary>A failed message.</summary>
/// <param name="Transaction">In which it failed; empty before anything was sent.</param>
/// <param name="Fault">In words, without anybody in them.</param>
/// <param name="Money">Yuan; 0 where it says none.</param>
public sealed record FailedMessage(MessageHeader Message, string Transaction, string Fault, decimal Money)
{
    /// <summary>For example <c>nhsa</c>; empty where the message came to none.</summary>
    public string Destination => Message.Lane?.Text.Split('/')[0] ?? "";

    /// <summary>Source, version and message.</summary>
    public string Mapping => Message.MappingVersion ?? Message.Source;
}
