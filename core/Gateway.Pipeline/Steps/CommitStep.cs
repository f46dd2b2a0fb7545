using System.Collections.Immutable;
using System.Security.Cryptography;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline.Steps;

/// <summary>7 Commit: J2. From here on a restart goes on with the plan; before it, with the bytes. The business key is claimed in the same write, and a sender that waited for this is answered by it.</summary>
internal sealed class CommitStep(IJournal journal, ReplyStep replies, Cancellations cancellations, CanonicalMemo canonical, IOptions<DuplicateOptions> duplicates, TimeProvider time) : IStep
{
    public string Name => "Commit";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        MappedMessage mapped = context.Mapped!; // set by step 4
        PlannedMessage plan = context.Plan!; // set by step 6
        ImmutableArray<JournalKey> keys = [.. mapped.Keys.Select(key => new JournalKey(key.Kind, key.Value)).Concat(plan.Keys).Concat(WireId(mapped)).Distinct()];
        var prepared = new JournalFact.Prepared(mapped.Event, plan.Lane, mapped.BusinessKey, MappingStamp.Of(context, plan.Plan.Destination, plan.Plan.Tables), keys, CanonicalJson.Write(mapped.Bundle), plan.Plan.ToJson());
        try
        {
            await AppendAsync(context, prepared, cancellationToken);
        }
        catch (BusinessKeyTakenException taken)
        {
            if (await cancellations.FreedAsync(taken.LiveMessageId, cancellationToken) || await LapsedAsync(taken.LiveMessageId, context.MessageId, cancellationToken))
            {
                await AppendAsync(context, prepared, cancellationToken);
                return;
            }

            context.Issues = context.Issues.Add(new Issue(IssueCodes.BusinessKeyTaken, SourceLocation.Whole, $"Message {taken.LiveMessageId} holds it; cancel that one first."));
        }
    }

    /// <summary>Takes the business key of a message that was accepted longer ago than the period of duplicates.</summary>
    private async Task<bool> LapsedAsync(long holder, long messageId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool isLapsed = await journal.FindAsync(holder, cancellationToken) is { State: MessageState.Accepted } header && header.ReceivedAt < now - duplicates.Value.DuplicatePeriod;
        if (isLapsed)
        {
            await journal.AppendAsync(holder, new JournalFact.KeyLapsed(messageId), new FactOrigin("gateway", Name, now), cancellationToken);
        }

        return isLapsed;
    }

    private async Task AppendAsync(MessageContext context, JournalFact.Prepared prepared, CancellationToken cancellationToken)
    {
        var origin = new FactOrigin("gateway", Name, time.GetUtcNow());
        if (context.IsAnsweredAtOnce && replies.Early(context) is { } reply)
        {
            await journal.AppendBothAsync(context.MessageId, new FactEntry(prepared, origin), replies.EntryOf(reply), cancellationToken);
            context.Reply = reply;
        }
        else
        {
            await journal.AppendAsync(context.MessageId, prepared, origin, cancellationToken);
        }

        if (context.ReceivedAt is { } receivedAt && !context.Plan!.Plan.IsOpen) // an open plan asks the key book when its turn comes; set by step 6
        {
            context.Prepared = new DeliveryItem(HeaderOf(context, prepared, receivedAt, origin.At), prepared.Plan, prepared.Canonical, []);
            canonical.Keep(context.Prepared, context.Canonical!); // set by step 4
        }
    }

    private static MessageHeader HeaderOf(MessageContext context, JournalFact.Prepared prepared, DateTimeOffset receivedAt, DateTimeOffset preparedAt) => new(
        context.MessageId, context.Inbound.Institution, context.Inbound.Source, context.Inbound.Listener, MessageState.Prepared, receivedAt, preparedAt,
        Convert.ToHexStringLower(SHA256.HashData(context.Inbound.Bytes.Span)), context.Inbound.Bytes.Length, prepared.Event, prepared.Lane, prepared.BusinessKey, prepared.MappingVersion, IssueCode: null, Attempts: 0);

    private static IEnumerable<JournalKey> WireId(MappedMessage mapped) => mapped.MessageId is null ? [] : [new JournalKey("wire-id", mapped.MessageId)];
}
