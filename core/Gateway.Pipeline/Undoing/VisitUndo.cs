using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>
/// Takes whole visits back by an operator's order. The order is a message of the gateway's own: (1) its bytes on disk with who and why, (2) its plan on disk,
/// (3) into the visit's lane, before everything that waits there. Asking again continues an order that stopped; a restart goes on with one that was interrupted.
/// </summary>
public sealed class VisitUndo(IJournal journal, DeliveryEngine engine, VisitReader reader, TimeProvider time) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>What the journal knows of a visit; null when no message of it was ever prepared.</summary>
    public async Task<VisitPicture?> LookAsync(string institution, string visit, CancellationToken cancellationToken)
    {
        if (await LaneHistory.FindAsync(journal, institution, visit, cancellationToken) is not { } lane)
        {
            return null;
        }

        ImmutableArray<DeliveryItem> messages = await LaneHistory.ReadAsync(journal, institution, lane, null, cancellationToken);
        return new VisitPicture(lane, messages, reader.Effects(messages));
    }

    /// <summary>The steps that an order would take now.</summary>
    public UndoPreview Preview(VisitPicture picture, UndoTo to) => reader.Preview(picture.Messages, to);

    /// <summary>Gives an order, or continues the one that there is.</summary>
    /// <param name="picture">Of the visit.</param>
    /// <param name="to">How far.</param>
    /// <param name="actor">The person's login.</param>
    /// <param name="reason">What the person wrote.</param>
    public async Task<UndoOrdered> OrderAsync(VisitPicture picture, string visit, UndoTo to, string actor, string reason, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            string institution = picture.Messages[0].Message.Institution; // a picture has messages
            VisitPicture now = await LookAsync(institution, visit, cancellationToken) ?? picture;
            return now.OpenOrder is { } open
                ? await ContinueAsync(open, to, actor, reason, cancellationToken)
                : IsAlready(now, to) ? new UndoOrdered(UndoOrderState.NothingLeft, now.LastOrder?.Message.Id) : await BeginAsync(institution, new OrderBytes(visit, to, actor, reason, time.GetUtcNow()), cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Goes on with an order that is on disk and not yet prepared.</summary>
    internal async Task PrepareAsync(MessageHeader header, CancellationToken cancellationToken)
    {
        OrderBytes order = JsonSerializer.Deserialize<OrderBytes>((await journal.ReadArrivalAsync(header.Id, cancellationToken)).Span, Json)!; // written below
        VisitPicture? picture = await LookAsync(header.Institution, order.Visit, cancellationToken);
        if (picture is null)
        {
            return; // an order is given only for a visit that has messages, and messages are never removed
        }

        DeliveryItem latest = picture.Messages[^1];
        await journal.AppendAsync(header.Id, UndoOrder.Prepare(header.Sha256, picture.Lane, order.To, latest), new FactOrigin(order.Actor, order.Reason, time.GetUtcNow()), CancellationToken.None);
        await engine.EnqueueFirstAsync(header.Id, picture.Lane, CancellationToken.None);
    }

    public void Dispose() => oneAtATime.Dispose();

    private bool IsAlready(VisitPicture picture, UndoTo to)
    {
        UndoPreview preview = reader.Preview(picture.Messages, to);
        return preview is { Steps.IsEmpty: true, Hindrances.IsEmpty: true } && !picture.Messages.Any(item => item.Message.State is MessageState.Prepared or MessageState.Parked);
    }

    private async Task<UndoOrdered> ContinueAsync(DeliveryItem open, UndoTo to, string actor, string reason, CancellationToken cancellationToken)
    {
        if (Plan.FromJson(open.Plan.Span).Undo != to)
        {
            return new UndoOrdered(UndoOrderState.OtherOpen, open.Message.Id);
        }

        if (open.Message.State == MessageState.Parked)
        {
            await engine.ReleaseAsync(open.Message.Id, actor, reason, cancellationToken);
        }

        return new UndoOrdered(UndoOrderState.Continued, open.Message.Id);
    }

    private async Task<UndoOrdered> BeginAsync(string institution, OrderBytes order, CancellationToken cancellationToken)
    {
        var arrival = new Arrival(institution, UndoOrder.Source, "operator", order.At, JsonSerializer.SerializeToUtf8Bytes(order, Json));
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken); // 1
        await PrepareAsync((await journal.FindAsync(recorded.MessageId, CancellationToken.None))!, CancellationToken.None); // 2 and 3; it was written a moment ago
        return new UndoOrdered(UndoOrderState.Begun, recorded.MessageId);
    }

    /// <summary>What the person asked for, as the journal keeps it.</summary>
    private sealed record OrderBytes(string Visit, UndoTo To, string Actor, string Reason, DateTimeOffset At);
}
