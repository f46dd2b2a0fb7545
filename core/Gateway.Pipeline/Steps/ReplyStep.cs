using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;

namespace Gateway.Pipeline.Steps;

/// <summary>9 Reply: outcome or issues → bytes in the sender's format, journalled before they are handed over.</summary>
internal sealed class ReplyStep(IJournal journal, ReplyWriter writer, ReplyVerdicts verdicts, CodeWorkList workList, TimeProvider time)
{
    public const string Name = "Reply";

    /// <summary>Writes and journals the reply for a message as it stands.</summary>
    public async Task<InboundReply> RunAsync(MessageContext context, ReplyStatus status, CancellationToken cancellationToken)
    {
        List<UnmappedCode> unmapped = [];
        InboundReply reply = writer.Write(context, status, unmapped, await verdicts.OfAsync(context, status, cancellationToken));
        if (context.MessageId != 0)
        {
            await workList.NoteAsync(context, unmapped, cancellationToken);
            var origin = new FactOrigin("gateway", Name, time.GetUtcNow());
            await journal.AppendAsync(context.MessageId, new JournalFact.Replied(reply.Bytes, reply.Kind != InboundReplyKind.Pending), origin, cancellationToken);
        }

        PipelineMeter.Ended(context.Inbound.Source, status.ToString().ToLowerInvariant());
        return reply;
    }
}
