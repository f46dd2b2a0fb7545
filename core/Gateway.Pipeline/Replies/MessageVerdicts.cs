using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
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
            Waiting its = waiting.Of(header); // before its facts: they are never older than its lane then
            now = now with { First = book.Of(header, await journal.ReadAsync(first, cancellationToken), its) };
        }

        facts = now.Lane is { State: not LaneState.Active } && IsOut(facts) ? await journal.ReadAsync(message.Id, cancellationToken) : facts; // its call has ended since they were read

        return book.Of(message, facts, now) is { } verdict ? await OfRowAsync(message, facts, verdict, cancellationToken) ?? verdict : null;
    }

    private static bool IsOut(ImmutableArray<JournalledFact> facts) => facts.Count(entry => entry.Fact is JournalFact.AttemptStarted) > facts.Count(entry => entry.Fact is JournalFact.AttemptEnded);

    /// <summary>Where mapping refused it: whether the row is at fault and not its sender.</summary>
    private async ValueTask<Verdict?> OfRowAsync(MessageHeader message, ImmutableArray<JournalledFact> facts, Verdict verdict, CancellationToken cancellationToken)
    {
        JournalFact.Rejected? rejected = message.State == MessageState.Refused ? facts.Select(entry => entry.Fact).OfType<JournalFact.Rejected>().LastOrDefault() : null;
        return rejected?.Issues.FirstOrDefault(issue => issue.IsError) is { } issue ? await rows.OfAsync(issue, verdict, isForReply: false, cancellationToken) : null;
    }
}
