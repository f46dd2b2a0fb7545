using System.Diagnostics.Metrics;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>What jobs did, in the meter of delivery.</summary>
internal sealed class BulkMeter(IMeterFactory meters)
{
    private readonly Counter<long> items = meters.Create(DeliveryMeter.Name).CreateCounter<long>("gateway.delivery.jobs.items", "{message}", "Messages of bulk jobs that came to an end, by action and result: done, failed, leftalone.");

    public void Ended(string action, BulkResult result) =>
        items.Add(1, KeyValuePair.Create<string, object?>("action", action), KeyValuePair.Create<string, object?>("result", result.ToString().ToLowerInvariant()));
}
