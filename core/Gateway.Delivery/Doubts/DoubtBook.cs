using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>Which messages have an unknown outcome now. Follows from the journal: filled again at every start. Thread-safe.</summary>
internal sealed class DoubtBook(IPlanner planner, DeliveryMeter meter)
{
    private readonly ConcurrentDictionary<long, OpenDoubt> open = new();

    /// <summary>Oldest first.</summary>
    public ImmutableArray<OpenDoubt> Open => [.. open.Values.OrderBy(doubt => doubt.Doubt.Since)];

    /// <summary>When the oldest began; null when nothing is open.</summary>
    public DateTimeOffset? Oldest => open.Values.Select(doubt => (DateTimeOffset?)doubt.Doubt.Since).Min();

    public int Count => open.Count;

    /// <summary>Learns from what the journal says of a message now. Costs nothing where no outcome was unknown.</summary>
    /// <param name="item">With every attempt so far.</param>
    /// <param name="now">When it is looked at.</param>
    public void Learn(DeliveryItem item, DateTimeOffset now)
    {
        bool wasOpen = open.TryGetValue(item.Message.Id, out OpenDoubt? before);
        if (!wasOpen && !item.Attempts.Any(attempt => attempt.Outcome == Journal.AttemptOutcome.Unknown))
        {
            return;
        }

        ImmutableArray<Doubt> all = planner.DoubtsOf(item);
        if (wasOpen && all.FirstOrDefault(doubt => doubt.MsgId == before!.Doubt.MsgId) is { State: not DoubtState.Open } ended) // it was found above
        {
            meter.Resolved(ended.State, now - ended.Since);
        }

        if (all.FirstOrDefault(doubt => doubt.State == DoubtState.Open) is { } doubt)
        {
            open[item.Message.Id] = new OpenDoubt(item.Message.Id, item.Message.Lane, doubt);
        }
        else
        {
            open.TryRemove(item.Message.Id, out OpenDoubt? _);
        }
    }

    /// <summary>A message has ended, perhaps by another one that undid its visit.</summary>
    public void End(long messageId) => open.TryRemove(messageId, out OpenDoubt? _);
}
