using System.Diagnostics;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;

namespace Gateway.Pipeline.Steps;

/// <summary>9 Reply: outcome or issues → bytes in the sender's format, journalled before they are handed over.</summary>
internal sealed class ReplyStep(IJournal journal, DeliveryEngine engine, ReplyWriter writer, ReplyVerdicts verdicts, CodeWorkList workList, TimeProvider time)
{
    public const string Name = "Reply";

    /// <summary>Writes and journals the reply for a message as it stands.</summary>
    public async Task<InboundReply> RunAsync(MessageContext context, ReplyStatus status, CancellationToken cancellationToken)
    {
        using Activity? span = engine.Traces.Step(Name, context.Inbound.Institution, context.Inbound.Source, context.Inbound.Bytes.Span, context.MessageId);
        List<UnmappedCode> unmapped = [];
        InboundReply reply = writer.Write(context, status, unmapped, await verdicts.OfAsync(context, status, cancellationToken));
        if (context.MessageId != 0)
        {
            await workList.NoteAsync(context, unmapped, cancellationToken);
            FactEntry entry = EntryOf(reply);
            await journal.AppendAsync(context.MessageId, entry.Fact, entry.Origin, cancellationToken);
        }

        span?.SetTag("gateway.status", status.ToString().ToLowerInvariant());
        PipelineMeter.Ended(context.Inbound.Source, status.ToString().ToLowerInvariant());
        return reply;
    }

    /// <summary>Writes "accepted" for a message that is about to be journalled, to be kept in the same write.</summary>
    /// <returns>Null where the reply cannot be made like this: a code that its tables do not know is noted with the message's number.</returns>
    public InboundReply? Early(MessageContext context)
    {
        List<UnmappedCode> unmapped = [];
        InboundReply reply = writer.Write(context, ReplyStatus.Accepted, unmapped);
        return unmapped.Count == 0 && reply.Kind == InboundReplyKind.Done ? reply : null;
    }

    /// <summary>The fact that such a reply becomes.</summary>
    public FactEntry EntryOf(InboundReply reply) => new(new JournalFact.Replied(reply.Bytes, reply.Kind != InboundReplyKind.Pending), new FactOrigin("gateway", Name, time.GetUtcNow()));

    /// <summary>Such a reply is on disk and goes out.</summary>
    public static InboundReply Sent(MessageContext context, InboundReply reply)
    {
        PipelineMeter.Ended(context.Inbound.Source, "accepted");
        return reply with { MessageId = context.MessageId };
    }
}
