using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Steps;

/// <summary>7 Commit: J2. From here on a restart goes on with the plan; before it, with the bytes. The business key is claimed in the same write.</summary>
internal sealed class CommitStep(IJournal journal, Cancellations cancellations, TimeProvider time) : IStep
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
            await AppendAsync(context.MessageId, prepared, cancellationToken);
        }
        catch (BusinessKeyTakenException taken)
        {
            if (await cancellations.FreedAsync(taken.LiveMessageId, cancellationToken))
            {
                await AppendAsync(context.MessageId, prepared, cancellationToken);
                return;
            }

            context.Issues = context.Issues.Add(new Issue(IssueCodes.BusinessKeyTaken, SourceLocation.Whole, $"Message {taken.LiveMessageId} holds it; cancel that one first."));
        }
    }

    private Task AppendAsync(long messageId, JournalFact fact, CancellationToken cancellationToken) =>
        journal.AppendAsync(messageId, fact, new FactOrigin("gateway", Name, time.GetUtcNow()), cancellationToken);

    private static IEnumerable<JournalKey> WireId(MappedMessage mapped) => mapped.MessageId is null ? [] : [new JournalKey("wire-id", mapped.MessageId)];
}
