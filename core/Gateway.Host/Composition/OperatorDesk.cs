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
                return DeskAnswers.NoSuchMessage(messageId);
            case { State: MessageState.Parked, Lane: not null }:
                await engine.ReleaseAsync(messageId, actor, reason, cancellationToken);
                return DeskAnswers.GoesOn(messageId);
            case { State: MessageState.Parked } or { State: MessageState.Refused, Event: null }:
                await journal.AppendAsync(messageId, new JournalFact.Released(reason), new FactOrigin(actor, reason, time.GetUtcNow()), cancellationToken);
                line.Resume((await journal.FindAsync(messageId, cancellationToken))!); // it was there a moment ago, and nothing is ever removed
                return DeskAnswers.StartsAgain(messageId);
            default:
                return DeskAnswers.CannotBeRetried(messageId, header.State);
        }
    }

    public async Task<DeskAnswer> ParkAsync(long messageId, string actor, string reason, CancellationToken cancellationToken)
    {
        MessageHeader? header = await journal.FindAsync(messageId, cancellationToken);
        if (header is null or not { State: MessageState.Prepared, Lane: not null })
        {
            return header is null ? DeskAnswers.NoSuchMessage(messageId) : DeskAnswers.CannotBeParked(messageId, header.State);
        }

        return engine.Park(messageId, header.Lane.Value, actor, reason)
            ? DeskAnswers.SetAside(messageId)
            : DeskAnswers.NotInLane(messageId);
    }
}
