using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline.Ordering;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline.Steps;

/// <summary>2 Record: J1. Until it is on disk the sender still owns the message. A resend is recognised here. The place in the sender's order is taken before anything is waited for, and numbers are given in the order of places: after a restart numbers are all that is left of it.</summary>
internal sealed class RecordStep(IJournal journal, ArrivalOrder order, ReplyStep replies, IOptions<DuplicateOptions> duplicates, TimeProvider time) : IStep
{
    private readonly Lock handing = new();

    public string Name => "Record";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context.MessageId != 0)
        {
            context.Place ??= order.Take(context.Inbound.Institution, context.Inbound.Source);
            return; // taken up again from the journal
        }

        DateTimeOffset now = time.GetUtcNow();
        InboundReply? reply = context.IsAnsweredAtOnce ? replies.Early(context) : null;
        var arrival = new Arrival(context.Inbound.Institution, context.Inbound.Source, context.Inbound.Listener, now, context.Inbound.Bytes) { SameSince = now - duplicates.Value.DuplicatePeriod, MayBeTurnedAway = true, Reply = reply is null ? null : replies.EntryOf(reply) };
        Recorded recorded = await HandOver(context, arrival.Packed(), cancellationToken);
        (context.MessageId, context.IsResend, context.ReceivedAt) = (recorded.MessageId, recorded.WasHereBefore, arrival.At);
        context.Reply = recorded.WasHereBefore ? null : reply;
    }

    /// <summary>Takes the place and hands the message over, in one: whoever comes behind gets a later number. The disk is waited for outside.</summary>
    private Task<Recorded> HandOver(MessageContext context, Arrival arrival, CancellationToken cancellationToken)
    {
        lock (handing)
        {
            context.Place ??= order.Take(context.Inbound.Institution, context.Inbound.Source);
            return journal.RecordAsync(arrival, cancellationToken);
        }
    }
}
