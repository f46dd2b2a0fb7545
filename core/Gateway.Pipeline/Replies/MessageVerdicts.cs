using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>Who failed, message by message, as journal and lanes know it now. A message that waits behind another one has that one's verdict: whoever holds it up is who has to act.</summary>
public sealed class MessageVerdicts(VerdictBook book, RowVerdicts rows, MessageWaiting waiting, IJournal journal)
{
    /// <summary>The verdict on a message.</summary>
    /// <param name="message">Its header.</param>
    /// <param name="facts">All of its facts.</param>
    /// <param name="cancellationToken">Gives up reading the message before it.</param>
    /// <returns>Null when it was accepted or reversed.</returns>
    public async ValueTask<Verdict?> OfAsync(MessageHeader message, ImmutableArray<JournalledFact> facts, CancellationToken cancellationToken)
    {
        Waiting now = waiting.Of(message);
        if (now.HeldBy(message) is { } first && await journal.FindAsync(first, cancellationToken) is { } header)
        {
            now = now with { First = book.Of(header, await journal.ReadAsync(first, cancellationToken), waiting.Of(header)) };
        }

        return book.Of(message, facts, now) is { } verdict ? await OfRowAsync(message, facts, verdict, cancellationToken) ?? verdict : null;
    }

    /// <summary>Where mapping refused it: whether the row is at fault and not its sender.</summary>
    private async ValueTask<Verdict?> OfRowAsync(MessageHeader message, ImmutableArray<JournalledFact> facts, Verdict verdict, CancellationToken cancellationToken)
    {
        JournalFact.Rejected? rejected = message.State == MessageState.Refused ? facts.Select(entry => entry.Fact).OfType<JournalFact.Rejected>().LastOrDefault() : null;
        return rejected?.Issues.FirstOrDefault(issue => issue.IsError) is { } issue ? await rows.OfAsync(issue, verdict, isForReply: false, cancellationToken) : null;
    }
}
