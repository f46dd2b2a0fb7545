using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline.Replies;

/// <summary>Answers from the journal: the final reply that was written, or the one that an ended message should have got.</summary>
internal sealed class AnswerBook(IJournal journal, ReplyStep replies, AssemblyLine line, PipelineSteps steps)
{
    /// <summary>The answer that the journal already knows; null while the message goes on.</summary>
    public async Task<InboundReply?> FindAsync(MessageContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(context.MessageId, cancellationToken);
        JournalFact.Finished? finished = facts.Select(fact => fact.Fact).OfType<JournalFact.Finished>().LastOrDefault();
        JournalFact.Replied? replied = facts.Select(fact => fact.Fact).OfType<JournalFact.Replied>().LastOrDefault(reply => reply.IsFinal);
        if (replied is not null)
        {
            bool isSkipped = facts.Any(fact => fact.Fact is JournalFact.Skipped);
            InboundReplyKind kind = finished is { State: not MessageState.Accepted } || isSkipped ? InboundReplyKind.Refused : InboundReplyKind.Done;
            return new InboundReply(replied.Bytes, kind, context.MessageId);
        }

        if (facts.Select(fact => fact.Fact).OfType<JournalFact.Skipped>().LastOrDefault() is { } skipped && finished is null)
        {
            return await InsteadAsync(context, skipped, cancellationToken);
        }

        context.BeganWith = StampOf(facts);
        return finished is null ? null : await EndAsync(context, finished, cancellationToken);
    }

    /// <summary>What a person skipped is refused; what was corrected is answered as its correction.</summary>
    private async Task<InboundReply?> InsteadAsync(MessageContext context, JournalFact.Skipped skipped, CancellationToken cancellationToken)
    {
        if (skipped.Successor is { } successor)
        {
            context.MessageId = successor;
            return await FindAsync(context, cancellationToken);
        }

        return await EndAsync(context, new JournalFact.Finished(MessageState.Refused, [new Issue(IssueCodes.SkippedByPerson, SourceLocation.Whole, "Expected nothing more: it was settled in another way.")], default), cancellationToken);
    }

    private static MappingStamp? StampOf(ImmutableArray<JournalledFact> facts) =>
        MappingStamp.Read(facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault()?.MappingVersion);

    /// <summary>Writes the final reply of a message whose plan has ended.</summary>
    public async Task<InboundReply> EndAsync(MessageContext context, JournalFact.Finished finished, CancellationToken cancellationToken)
    {
        context.IsResend = false;
        if (context.Mapped is null)
        {
            context.BeganWith ??= StampOf(await journal.ReadAsync(context.MessageId, cancellationToken));
            await line.RunAsync(context, steps.ToCanonical, cancellationToken); // the reply quotes the request
        }

        context.Finished = finished;
        return await replies.RunAsync(context, ReplyWriter.StatusOf(context), cancellationToken);
    }
}
