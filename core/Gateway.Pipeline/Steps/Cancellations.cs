using System.Collections.Immutable;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline.Steps;

/// <summary>An accepted cancellation makes its original "reversed", which frees the original's business key for a corrected bill.</summary>
internal sealed class Cancellations(IJournal journal, IKnowledgeSource knowledge, TimeProvider time)
{
    private const string Suffix = ".cancel";
    private const int Latest = 300;

    /// <summary>Notes at the original that it was taken back, if the message was a cancellation.</summary>
    /// <param name="messageId">A message that was just accepted.</param>
    /// <param name="event">Its event; null when it has to be looked up.</param>
    public async Task NoteAsync(long messageId, string? @event, CancellationToken cancellationToken)
    {
        string? name = @event ?? (await journal.FindAsync(messageId, cancellationToken))?.Event;
        if (name?.EndsWith(Suffix, StringComparison.Ordinal) == true)
        {
            long end = await EndOfAsync(messageId, cancellationToken);
            foreach (MessageHeader original in await SameVisitAsync(messageId, name[..^Suffix.Length], cancellationToken))
            {
                if (await EndOfAsync(original.Id, cancellationToken) < end) // a corrected one ended later; numbers do not tell: a bill that is sent again after a break may come behind its cancellation
                {
                    await ReverseAsync(original.Id, messageId, cancellationToken);
                }
            }
        }
    }

    /// <summary>Notes what a crash kept from being noted: it fell between the end of a cancellation and the note, so it is among the last ones.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        foreach (string name in knowledge.Current.Plans.Plans.Select(plan => plan.Event).Distinct(StringComparer.Ordinal).Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            var latest = new MessageFilter { Event = name, State = MessageState.Accepted, Limit = Latest };
            foreach (MessageHeader cancellation in (await journal.ListAsync(latest, cancellationToken)).Messages)
            {
                await NoteAsync(cancellation.Id, name, cancellationToken);
            }
        }
    }

    /// <summary>Whether an accepted cancellation has freed a message's business key; a restart may have fallen between its end and the note.</summary>
    public async Task<bool> FreedAsync(long originalId, CancellationToken cancellationToken)
    {
        MessageHeader? original = await journal.FindAsync(originalId, cancellationToken);
        if (original is not { State: MessageState.Accepted, Event: { } @event })
        {
            return original is { State: MessageState.Refused or MessageState.Reversed or MessageState.Skipped };
        }

        long end = await EndOfAsync(originalId, cancellationToken);
        foreach (MessageHeader cancellation in await SameVisitAsync(originalId, @event + Suffix, cancellationToken))
        {
            if (await EndOfAsync(cancellation.Id, cancellationToken) > end)
            {
                await ReverseAsync(originalId, cancellation.Id, cancellationToken);
                return true;
            }
        }

        return false;
    }

    /// <summary>The place in the journal at which a message was accepted; 0 when it never was.</summary>
    private async Task<long> EndOfAsync(long messageId, CancellationToken cancellationToken) =>
        (await journal.ReadAsync(messageId, cancellationToken)).LastOrDefault(fact => fact.Fact is JournalFact.Finished { State: MessageState.Accepted })?.Sequence ?? 0;

    private Task ReverseAsync(long originalId, long cancellationId, CancellationToken cancellationToken) => journal.AppendAsync(
        originalId, new JournalFact.Finished(MessageState.Reversed, [], default), new FactOrigin("gateway", $"cancelled by message {cancellationId}", time.GetUtcNow()), cancellationToken);

    /// <summary>Accepted messages of an event that share a visit number with a message, of the same institution and source.</summary>
    private async Task<ImmutableArray<MessageHeader>> SameVisitAsync(long messageId, string @event, CancellationToken cancellationToken)
    {
        MessageHeader header = (await journal.FindAsync(messageId, cancellationToken))!; // the caller has its number from the journal
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(messageId, cancellationToken);
        IEnumerable<string> visits = facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().SelectMany(prepared => prepared.Keys).Where(key => key.Kind == "visit").Select(key => key.Value).Distinct(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<MessageHeader>();
        foreach (string visit in visits)
        {
            var filter = new MessageFilter { Institution = header.Institution, Source = header.Source, Event = @event, Key = visit, State = MessageState.Accepted };
            found.AddRange((await journal.ListAsync(filter, cancellationToken)).Messages);
        }

        return [.. found.DistinctBy(message => message.Id)];
    }
}
