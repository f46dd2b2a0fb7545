using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Steps;

namespace Gateway.Pipeline.Replies;

/// <summary>Hears from the lanes how messages ended and hands the reply to whoever waits. Without a waiter the reply is written when the sender asks again.</summary>
internal sealed class LaneEnds(HandDesk desk, AnswerBook book, ReplyStep replies, Cancellations cancellations, TimeProvider time) : IDeliveryListener
{
    public Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken) => FinishedAsync(messageId, null, finished, cancellationToken);

    public Task FinishedAsync(MessageHeader message, JournalFact.Finished finished, CancellationToken cancellationToken) => FinishedAsync(message.Id, message.Event, finished, cancellationToken);

    private async Task FinishedAsync(long messageId, string? @event, JournalFact.Finished finished, CancellationToken cancellationToken)
    {
        InHand? inHand = desk.End(messageId);
        if (finished.State == MessageState.Accepted)
        {
            await cancellations.NoteAsync(messageId, @event ?? inHand?.Context.Mapped?.Event, cancellationToken);
        }

        if (inHand is not null)
        {
            inHand.End(await book.EndAsync(inHand.Context, finished, cancellationToken));
        }
    }

    public async Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken)
    {
        if (desk.End(messageId) is { } inHand)
        {
            (inHand.Context.IsParked, inHand.Context.Issues) = (true, inHand.Context.Issues.AddRange(issues));
            InboundReply pending = await replies.RunAsync(inHand.Context, ReplyStatus.Pending, cancellationToken);
            inHand.End(pending);
        }
    }

    public Task ClosedAsync(string destination, TimeSpan? atLeast, CancellationToken cancellationToken)
    {
        desk.Release(destination, time.GetUtcNow() + atLeast);
        return Task.CompletedTask;
    }
}
