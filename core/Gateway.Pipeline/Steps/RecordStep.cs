using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline.Ordering;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline.Steps;

/// <summary>2 Record: J1. Until it is on disk the sender still owns the message. A resend is recognised here. The place in the sender's order is taken before anything is waited for.</summary>
internal sealed class RecordStep(IJournal journal, ArrivalOrder order, ReplyStep replies, IOptions<DuplicateOptions> duplicates, TimeProvider time) : IStep
{
    public string Name => "Record";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        context.Place ??= order.Take(context.Inbound.Institution, context.Inbound.Source);
        if (context.MessageId != 0)
        {
            return; // taken up again from the journal
        }

        DateTimeOffset now = time.GetUtcNow();
        InboundReply? reply = context.IsAnsweredAtOnce ? replies.Early(context) : null;
        var arrival = new Arrival(context.Inbound.Institution, context.Inbound.Source, context.Inbound.Listener, now, context.Inbound.Bytes) { SameSince = now - duplicates.Value.DuplicatePeriod, MayBeTurnedAway = true, Reply = reply is null ? null : replies.EntryOf(reply) };
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken);
        (context.MessageId, context.IsResend, context.ReceivedAt) = (recorded.MessageId, recorded.WasHereBefore, arrival.At);
        context.Reply = recorded.WasHereBefore ? null : reply;
    }
}
