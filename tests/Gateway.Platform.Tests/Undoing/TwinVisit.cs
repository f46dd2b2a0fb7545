using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Platform.Tests;

/// <summary>One visit's messages, delivered one after the other to the platform's twin, and orders to take the visit back.</summary>
internal sealed class TwinVisit(params FaultRule[] faults) : IDisposable
{
    public const string Settle = "mzsf-chronic.txt";
    public const string Cancel = "mzsfcx-cancel.txt";

    private static readonly LaneKey Lane = new("nhsa/H99999900001/visit/MZ20200102000003");
    private readonly TwinDelivery delivery = new(new TwinOptions { Faults = new TwinFaults { Rules = [.. faults] } });
    private readonly PlanReader reader = new(Product.Knowledge, new DestinationForms(Product.Knowledge), new RecoveryOptions { Grace = TimeSpan.Zero });
    private readonly List<DeliveryItem> messages = [];

    public PlatformTwin Twin => delivery.Twin;

    public TwinDelivery Delivery => delivery;

    public ImmutableArray<DeliveryItem> Messages => [.. messages];

    public ImmutableArray<VisitEffect> Effects => new VisitReader(reader).Effects(Messages);

    public UndoPreview Preview(UndoTo to) => new VisitReader(reader).Preview(Messages, to);

    /// <summary>Delivers a sample of the visit.</summary>
    /// <param name="stopAfter">Attempts after which it is interrupted, the last one's outcome unknown; null for none.</param>
    /// <returns>False where it could not be planned: nothing to cancel.</returns>
    public async Task<bool> SendAsync(string sample, int? stopAfter = null)
    {
        PlanRequest request = Product.Sample("fujian-ini", sample);
        if (!delivery.Plan(request).TryGetValue(out PlannedMessage? planned))
        {
            return false;
        }

        await FollowAsync(Item(request.Event, planned.Plan.ToJson(), CanonicalJson.Write(request.Message)), stopAfter);
        return true;
    }

    /// <summary>Goes on with the last message.</summary>
    public Task<DeliveryAction?> GoOnAsync(int? stopAfter = null)
    {
        DeliveryItem last = messages[^1];
        messages.RemoveAt(messages.Count - 1);
        return FollowAsync(last, stopAfter);
    }

    /// <summary>A person lets the last message go on.</summary>
    public Task<DeliveryAction?> ReleaseAsync()
    {
        messages[^1] = messages[^1] with { ReleasedAt = TimeProvider.System.GetUtcNow() };
        return GoOnAsync();
    }

    /// <summary>Orders to take the visit back.</summary>
    public Task<DeliveryAction?> UndoAsync(UndoTo to, int? stopAfter = null)
    {
        JournalFact.Prepared order = UndoOrder.Prepare($"order-{messages.Count}", Lane, to, messages[^1]);
        return FollowAsync(Item(UndoOrder.Event, order.Plan, order.Canonical), stopAfter);
    }

    public void Dispose() => delivery.Dispose();

    private DeliveryItem Item(string @event, ReadOnlyMemory<byte> plan, ReadOnlyMemory<byte> canonical)
    {
        var header = new MessageHeader(messages.Count + 1, "H99999900001", "test", "test", MessageState.Prepared, Times.Start, Times.Start, "", 0, @event, Lane, null, null, null, 0);
        return new DeliveryItem(header, plan, canonical, []) { Earlier = Messages };
    }

    private async Task<DeliveryAction?> FollowAsync(DeliveryItem item, int? stopAfter)
    {
        DeliveryAction? end = await delivery.DeliverAsync(item, stopAfter);
        MessageState state = end switch { DeliveryAction.Finish finish => finish.State, DeliveryAction.Park => MessageState.Parked, _ => MessageState.Prepared };
        messages.Add(item with { Attempts = delivery.Attempts, Message = item.Message with { State = state } });
        foreach (int index in end is DeliveryAction.Finish { Takes: var taken } ? Enumerable.Range(0, messages.Count).Where(index => taken.Contains(messages[index].Message.Id)) : [])
        {
            messages[index] = messages[index] with { Message = messages[index].Message with { State = MessageState.Reversed } };
        }

        return end;
    }
}
