using System.Collections.Immutable;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Console.Views;

/// <summary>Shows what a message contains, patient data included, to an operator who asks for it by name. Every view is logged, never its content.</summary>
public sealed partial class MessageContents(IJournal journal, ILogger<MessageContents> logger)
{
    /// <summary>The bytes of one part; null when the message has none such, or they were dropped by age.</summary>
    internal async Task<ReadOnlyMemory<byte>?> FindAsync(long id, MessagePart part, string actor, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? bytes = await ReadAsync(id, part.Name == "arrival" ? [] : await journal.ReadAsync(id, cancellationToken), part, cancellationToken);
        if (bytes is not null)
        {
            LogShown(actor, part.Name, part.MsgId, id);
        }

        return bytes;
    }

    /// <summary>The same for a view that takes the persons out before anybody sees it: not logged.</summary>
    /// <param name="journalled">The message's facts.</param>
    internal async Task<ReadOnlyMemory<byte>?> ReadAsync(long id, ImmutableArray<JournalledFact> journalled, MessagePart part, CancellationToken cancellationToken) =>
        part.Name == "arrival" ? await ArrivalAsync(id, cancellationToken) : Of(journalled, part);

    private static ReadOnlyMemory<byte>? Of(ImmutableArray<JournalledFact> journalled, MessagePart part)
    {
        IEnumerable<JournalFact> facts = journalled.Select(fact => fact.Fact);
        return part switch
        {
            { Name: "canonical" } => facts.OfType<JournalFact.Prepared>().LastOrDefault()?.Canonical,
            { Name: "plan" } => facts.OfType<JournalFact.Prepared>().LastOrDefault()?.Plan,
            { Name: "reply" } => facts.OfType<JournalFact.Replied>().LastOrDefault()?.Bytes,
            { Name: "request" } => facts.OfType<JournalFact.AttemptStarted>().FirstOrDefault(attempt => attempt.Intent.MsgId == part.MsgId)?.Intent.Bytes,
            { MsgId: not null } => facts.OfType<JournalFact.AttemptEnded>().FirstOrDefault(attempt => attempt.MsgId == part.MsgId)?.Answer,
            _ => facts.OfType<JournalFact.Finished>().LastOrDefault()?.Answer,
        };
    }

    private async Task<ReadOnlyMemory<byte>?> ArrivalAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.ReadArrivalAsync(id, cancellationToken);
        }
        catch (FactRefusedException)
        {
            return null;
        }
    }

    [LoggerMessage(EventIds.ContentShown, LogLevel.Information, "{Actor} was shown part {Part} {MsgId} of message {MessageId}.")]
    private partial void LogShown(string actor, string part, string? msgId, long messageId);
}
