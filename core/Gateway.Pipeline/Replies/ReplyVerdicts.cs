using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Replies;

/// <summary>Who failed and what to do, for the reply of a message that was not accepted.</summary>
internal sealed class ReplyVerdicts(VerdictBook book, RowVerdicts rows, MessageVerdicts verdicts, IJournal journal)
{
    /// <summary>What explains a message's issues and, where it has none, why it waits. The journal is asked only for messages that wait.</summary>
    public async ValueTask<Func<Issue?, Verdict?>?> OfAsync(MessageContext context, ReplyStatus status, CancellationToken cancellationToken)
    {
        if (status == ReplyStatus.Accepted)
        {
            return null;
        }

        string institution = context.Inbound.Institution;
        Verdict? ofWaiting = status == ReplyStatus.Pending ? await WaitingAsync(context.MessageId, cancellationToken) : null;
        Issue? leading = status == ReplyStatus.Pending ? null : context.Issues.FirstOrDefault(issue => issue.IsError);
        Verdict? ofRow = leading is null ? null : await rows.OfAsync(leading, book.Of(leading, institution), isForReply: true, cancellationToken);
        return issue => issue is null ? ofWaiting : issue == leading && ofRow is not null ? ofRow : book.Of(issue, institution);
    }

    private async Task<Verdict?> WaitingAsync(long messageId, CancellationToken cancellationToken)
    {
        MessageHeader? header = messageId == 0 ? null : await journal.FindAsync(messageId, cancellationToken);
        return header is null ? null : await verdicts.OfAsync(header, await journal.ReadAsync(messageId, cancellationToken), cancellationToken);
    }
}
