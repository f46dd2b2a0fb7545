using Gateway.Console.Api;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline;

namespace Gateway.Host.Composition;

/// <summary>What operators do to messages, each act journalled with who and why.</summary>
internal sealed class OperatorDesk(IJournal journal, DeliveryEngine engine, PipelineLife line, TimeProvider time) : IOperatorDesk
{
    public async Task<DeskAnswer> RetryAsync(long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        switch (header)
        {
            case null:
                return new DeskAnswer(false, $"There is no message {messageId}.");
            case { State: MessageState.Parked, Lane: not null }:
                await engine.ReleaseAsync(messageId, actor, reason, cancellationToken);
                return new DeskAnswer(true, $"Message {messageId} goes on; its lane follows.");
            case { State: MessageState.Parked } or { State: MessageState.Refused, Event: null }:
                await journal.AppendAsync(messageId, new JournalFact.Released(reason), new FactOrigin(actor, reason, time.GetUtcNow()), cancellationToken);
                line.Resume((await journal.FindAsync(messageId, cancellationToken))!); // it was there a moment ago, and nothing is ever removed
                return new DeskAnswer(true, $"Message {messageId} starts again from its bytes.");
            default:
                return new DeskAnswer(false, $"Message {messageId} is {header.State.ToString().ToLowerInvariant()}: only a parked message, or one that was refused before anything was sent, can be tried again.");
        }
    }

    public async Task<DeskAnswer> ParkAsync(long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is null or not { State: MessageState.Prepared, Lane: not null })
        {
            return new DeskAnswer(false, header is null ? $"There is no message {messageId}." : $"Message {messageId} is {header.State.ToString().ToLowerInvariant()}: only a message that waits in its lane can be set aside.");
        }

        return engine.Park(messageId, header.Lane.Value, actor, reason)
            ? new DeskAnswer(true, $"Message {messageId} is set aside as soon as the attempt in hand has ended; its lane waits.")
            : new DeskAnswer(false, $"Message {messageId} is no longer in its lane.");
    }
}
