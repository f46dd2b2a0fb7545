using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;

namespace Gateway.Platform.Tests;

/// <summary>Messages of one lane, delivered one after the other to the platform's twin, and orders to take back what they did.</summary>
internal abstract class TwinLane(LaneKey lane, TwinDelivery delivery, PlatformKnowledge knowledge) : IDisposable
{
    private readonly PlanReader reader = new(knowledge, new DestinationForms(knowledge), new RecoveryOptions { Grace = TimeSpan.Zero });
    private readonly List<DeliveryItem> messages = [];

    public PlatformTwin Twin => Delivery.Twin;

    public TwinDelivery Delivery { get; } = delivery;

    public ImmutableArray<DeliveryItem> Messages => [.. messages];

    public ImmutableArray<VisitEffect> Effects => new VisitReader(reader).Effects(Messages);

    public UndoPreview Preview(UndoTo to) => new VisitReader(reader).Preview(Messages, to);

    /// <summary>Goes on with the last message.</summary>
    /// <param name="stopAfter">Attempts after which it is interrupted, the last one's outcome unknown; null for none.</param>
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

    /// <summary>Orders to take back what the lane's messages did.</summary>
    public Task<DeliveryAction?> UndoAsync(UndoTo to, int? stopAfter = null)
    {
        JournalFact.Prepared order = UndoOrder.Prepare($"order-{messages.Count}", lane, to, messages[^1]);
        return SendAsync(UndoOrder.Event, order.Plan, order.Canonical, stopAfter);
    }

    public void Dispose() => Delivery.Dispose();

    /// <summary>Delivers a planned message.</summary>
    protected Task<DeliveryAction?> SendAsync(string @event, ReadOnlyMemory<byte> plan, ReadOnlyMemory<byte> canonical, int? stopAfter)
    {
        var header = new MessageHeader(messages.Count + 1, "H99999900001", "test", "test", MessageState.Prepared, Times.Start, Times.Start, "", 0, @event, lane, null, null, null, 0);
        return FollowAsync(new DeliveryItem(header, plan, canonical, []) { Earlier = Messages }, stopAfter);
    }

    private async Task<DeliveryAction?> FollowAsync(DeliveryItem item, int? stopAfter)
    {
        DeliveryAction? end = await Delivery.DeliverAsync(item, stopAfter);
        MessageState state = end switch { DeliveryAction.Finish finish => finish.State, DeliveryAction.Park => MessageState.Parked, _ => MessageState.Prepared };
        messages.Add(item with { Attempts = Delivery.Attempts, Message = item.Message with { State = state } });
        foreach (int index in end is DeliveryAction.Finish { Takes: var taken } ? Enumerable.Range(0, messages.Count).Where(index => taken.Contains(messages[index].Message.Id)) : [])
        {
            messages[index] = messages[index] with { Message = messages[index].Message with { State = MessageState.Reversed } };
        }

        return end;
    }
}
