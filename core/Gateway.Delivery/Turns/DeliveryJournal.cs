using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>The journal as delivery uses it: every failure is a <see cref="JournalLostException"/>.</summary>
internal sealed class DeliveryJournal(IJournal journal, TimeProvider time)
{
    /// <summary>The cause of what follows from the planner alone.</summary>
    public const string Deliver = "deliver";

    private const string Actor = "gateway";

    /// <summary>Writes a fact down; never cancelled, so that nothing is half-written.</summary>
    /// <returns>The time it bears.</returns>
    public async Task<DateTimeOffset> AppendAsync(long messageId, JournalFact fact, string cause, string? actor = null)
    {
        var origin = new FactOrigin(actor ?? Actor, cause, time.GetUtcNow());
        try
        {
            await journal.AppendAsync(messageId, fact, origin, CancellationToken.None);
            return origin.At;
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Writes an attempt's outcome down and, where the message ends with it, the end in the same write.</summary>
    public async Task AppendAsync(long messageId, JournalFact.AttemptEnded ended, string cause, JournalFact.Finished? finished, DateTimeOffset at)
    {
        try
        {
            var outcome = new FactEntry(ended, new FactOrigin(Actor, cause, at));
            await (finished is null
                ? journal.AppendAsync(messageId, ended, outcome.Origin, CancellationToken.None)
                : journal.AppendBothAsync(messageId, outcome, new FactEntry(finished, new FactOrigin(Actor, Deliver, at)), CancellationToken.None));
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Takes in a message of the gateway's own (J1).</summary>
    public async Task<MessageHeader> RecordAsync(Arrival arrival)
    {
        try
        {
            Recorded recorded = await journal.RecordAsync(arrival, CancellationToken.None);
            return (await journal.FindAsync(recorded.MessageId, CancellationToken.None))!; // written a moment ago
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Looks up pages of the key book.</summary>
    public async Task<ImmutableDictionary<string, ImmutableDictionary<string, string>>> LookUpAsync(string institution, ImmutableArray<KeyBookPage> pages)
    {
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Builder known = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        try
        {
            foreach (KeyBookPage page in pages)
            {
                known[page.Scope] = await journal.LookUpAsync(page.Holder ?? institution, page.Scope, page.Local, CancellationToken.None);
            }

            return known.ToImmutable();
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Reads every message of a lane that was prepared before another one.</summary>
    public async Task<ImmutableArray<DeliveryItem>> ReadLaneAsync(MessageHeader before)
    {
        try
        {
            return await LaneHistory.ReadAsync(journal, before.Institution, before.Lane!.Value, before.Id, CancellationToken.None); // it is in a lane
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Ends a message as reversed, unless it has ended in another way.</summary>
    /// <returns>Its state before; null when it was left as it is.</returns>
    public async Task<MessageState?> ReverseAsync(long messageId, JournalFact.Finished reversed, string cause)
    {
        try
        {
            MessageState? state = (await journal.FindAsync(messageId, CancellationToken.None))?.State;
            if (state is not (MessageState.Prepared or MessageState.Parked or MessageState.Accepted))
            {
                return null;
            }

            await journal.AppendAsync(messageId, reversed, new FactOrigin(Actor, cause, time.GetUtcNow()), CancellationToken.None);
            return state;
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }

    /// <summary>Reads a message.</summary>
    /// <returns>Its header, and its content if it has a plan; null when there is no such message.</returns>
    public async Task<(MessageHeader Header, MessageInHand? InHand)?> ReadAsync(long messageId)
    {
        try
        {
            if (await journal.FindAsync(messageId, CancellationToken.None) is not { } header)
            {
                return null;
            }

            ImmutableArray<JournalledFact> facts = await journal.ReadAsync(messageId, CancellationToken.None);
            return (header, ItemFold.Fold(header, facts));
        }
        catch (Exception failure)
        {
            throw new JournalLostException(failure);
        }
    }
}
