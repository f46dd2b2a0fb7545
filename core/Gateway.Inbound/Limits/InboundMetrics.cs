using System.Diagnostics.Metrics;

namespace Gateway.Inbound.Limits;

/// <summary>Counts what came in. Tags are the listener, the reply's kind and issue codes: never a sender's value.</summary>
internal sealed class InboundMetrics
{
    public const string MeterName = "Gateway.Inbound";

    private readonly Counter<long> messages;
    private readonly Counter<long> refusals;
    private readonly Counter<long> bytes;
    private readonly Counter<long> junkBytes;
    private readonly Histogram<double> duration;

    public InboundMetrics(IMeterFactory meters, InboundGate gate)
    {
        Meter meter = meters.Create(MeterName);
        messages = meter.CreateCounter<long>("gateway.inbound.messages", "{message}", "Messages answered, by listener and kind of reply.");
        refusals = meter.CreateCounter<long>("gateway.inbound.refusals", "{message}", "Messages refused before they were read, by listener and issue code.");
        bytes = meter.CreateCounter<long>("gateway.inbound.bytes", "By", "Bytes of messages, framing aside.");
        junkBytes = meter.CreateCounter<long>("gateway.inbound.junk", "By", "Bytes between frames that belong to none.");
        duration = meter.CreateHistogram<double>("gateway.inbound.duration", "s", "From the last byte of a message to its reply.");
        meter.CreateObservableGauge("gateway.inbound.in_flight", () => gate.InFlight, "{message}", "Messages in hand.");
        meter.CreateObservableGauge("gateway.inbound.held", () => gate.IsHeld ? 1 : 0, "1", "1 while nothing is taken because too much waits behind the listeners.");
    }

    public void Answered(string listener, InboundReplyKind kind, int length, TimeSpan took)
    {
        messages.Add(1, new("listener", listener), new("kind", kind.ToString()));
        bytes.Add(length, new KeyValuePair<string, object?>("listener", listener));
        duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("listener", listener));
    }

    public void Refused(string listener, string code) => refusals.Add(1, new("listener", listener), new("code", code));

    public void Junk(string listener, long length) => junkBytes.Add(length, new KeyValuePair<string, object?>("listener", listener));
}
