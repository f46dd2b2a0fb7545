using Gateway.Journal;

namespace Gateway.Pipeline.Steps;

/// <summary>2 Record: J1. Until it is on disk the sender still owns the message. A resend is recognised here.</summary>
internal sealed class RecordStep(IJournal journal, TimeProvider time) : IStep
{
    public string Name => "Record";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context.MessageId != 0)
        {
            return; // taken up again from the journal
        }

        var arrival = new Arrival(context.Inbound.Institution, context.Inbound.Source, context.Inbound.Listener, time.GetUtcNow(), context.Inbound.Bytes);
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken);
        (context.MessageId, context.IsResend, context.ReceivedAt) = (recorded.MessageId, recorded.WasHereBefore, arrival.At);
    }
}
