using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline;
using Gateway.Platform;

namespace Gateway.Host.Visits;

/// <summary>What operators see of visits and do to them.</summary>
internal sealed class VisitDesk(VisitUndo undo, IJournal journal, TimeProvider time) : IVisitDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // below the 30 seconds that the command line waits
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<VisitView?> ShowAsync(string institution, string visit, CancellationToken cancellationToken) =>
        await undo.LookAsync(institution, visit, cancellationToken) is { } picture ? VisitWords.Show(institution, visit, picture) : null;

    public async Task<UndoView?> UndoAsync(string institution, string visit, UndoRequest request, CancellationToken cancellationToken)
    {
        if (await undo.LookAsync(institution, visit, cancellationToken) is not { } picture)
        {
            return null;
        }

        UndoTo to = request.To == "registered" ? UndoTo.Registered : UndoTo.Nothing;
        UndoPreview preview = undo.Preview(picture with { Messages = [.. picture.Messages.Where(item => item != picture.OpenOrder)] }, to);
        if (request.DryRun)
        {
            return VisitWords.Planned(preview);
        }

        UndoOrdered ordered = await undo.OrderAsync(picture, visit, to, request.Actor, request.Reason, cancellationToken);
        return ordered.State switch
        {
            UndoOrderState.NothingLeft => VisitWords.NothingLeft(ordered.MessageId),
            UndoOrderState.OtherOpen => VisitWords.OtherOpen(ordered.MessageId!.Value), // there is one
            _ => VisitWords.Ordered(preview, await EndAsync(ordered.MessageId!.Value, cancellationToken), await IssuesAsync(ordered.MessageId.Value, cancellationToken)), // begun or continued
        };
    }

    private async Task<MessageHeader> EndAsync(long order, CancellationToken cancellationToken)
    {
        for (long began = time.GetTimestamp(); ;)
        {
            MessageHeader header = (await journal.FindAsync(order, cancellationToken))!; // nothing is ever removed
            if (header.State is not (MessageState.Received or MessageState.Prepared) || time.GetElapsedTime(began) > Patience)
            {
                return header;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<ImmutableArray<Issue>> IssuesAsync(long order, CancellationToken cancellationToken) =>
        [.. (await journal.ReadAsync(order, cancellationToken)).Select(fact => fact.Fact).LastOrDefault(fact => fact is JournalFact.Parked or JournalFact.Finished) switch
        {
            JournalFact.Parked parked => parked.Issues,
            JournalFact.Finished finished => finished.Issues,
            _ => [],
        }];
}
