using System.Collections.Concurrent;

namespace Gateway.Delivery;

/// <summary>Messages that a person wants set aside. Each is parked between two attempts, when its turn comes; never in the middle of one.</summary>
internal sealed class ParkOrders
{
    private readonly ConcurrentDictionary<long, ParkOrder> orders = new();

    public void Add(long messageId, string actor, string reason) => orders[messageId] = new ParkOrder(actor, reason);

    public ParkOrder? Take(long messageId) => orders.TryRemove(messageId, out ParkOrder? order) ? order : null;
}

/// <summary>Who wants it and why.</summary>
internal sealed record ParkOrder(string Actor, string Reason);
