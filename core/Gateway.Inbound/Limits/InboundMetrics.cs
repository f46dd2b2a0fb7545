using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Gateway.Inbound.Limits;

/// <summary>Counts what came in. Tags are the listener, the reply's kind and issue codes: never a sender's value.</summary>
internal sealed class InboundMetrics
{
    public const string MeterName = "Gateway.Inbound";

    private readonly ConcurrentDictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly Counter<long> messages;
    private readonly Counter<long> refusals;
    private readonly Counter<long> bytes;
    private readonly Counter<long> junkBytes;
    private readonly Histogram<double> duration;

    public InboundMetrics(IMeterFactory meters, InboundGate gate, ListenerStates states, TimeProvider time)
    {
        Meter meter = meters.Create(MeterName);
        messages = meter.CreateCounter<long>("gateway.inbound.messages", "{message}", "Messages answered, by listener and kind of reply.");
        refusals = meter.CreateCounter<long>("gateway.inbound.refusals", "{message}", "Messages refused before they were read, by listener and issue code.");
        bytes = meter.CreateCounter<long>("gateway.inbound.bytes", "By", "Bytes of messages, framing aside.");
        junkBytes = meter.CreateCounter<long>("gateway.inbound.junk", "By", "Bytes between frames that belong to none.");
        duration = meter.CreateHistogram<double>("gateway.inbound.duration", "s", "From the last byte of a message to its reply.");
        meter.CreateObservableGauge("gateway.inbound.in_flight", () => gate.InFlight, "{message}", "Messages in hand.");
        (States, this.time) = (states, time);
        meter.CreateObservableGauge("gateway.inbound.listener.down", () => states.All.Select(listener => new Measurement<int>(listener.Value is null ? 0 : 1, new KeyValuePair<string, object?>("listener", listener.Key))), description: "1 while a watched folder or a polled database cannot be read.");
        meter.CreateObservableGauge("gateway.inbound.silence", () => last.Select(listener => new Measurement<double>((time.GetUtcNow() - listener.Value).TotalSeconds, new KeyValuePair<string, object?>("listener", listener.Key))), "s", "Time since the last message, by listener; none before its first.");
        meter.CreateObservableGauge("gateway.inbound.held", () => gate.IsHeld ? 1 : 0, "1", "1 while nothing is taken because too much waits behind the listeners.");
    }

    /// <summary>Which listeners can be read.</summary>
    public ListenerStates States { get; }

    public void Answered(string listener, InboundReplyKind kind, int length, TimeSpan took)
    {
        last[listener] = time.GetUtcNow();
        messages.Add(1, new("listener", listener), new("kind", kind.ToString()));
        bytes.Add(length, new KeyValuePair<string, object?>("listener", listener));
        duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("listener", listener));
    }

    public void Refused(string listener, string code) => refusals.Add(1, new("listener", listener), new("code", code));

    public void Junk(string listener, long length) => junkBytes.Add(length, new KeyValuePair<string, object?>("listener", listener));
}
