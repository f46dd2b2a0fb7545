using System.Collections.Concurrent;

namespace Gateway.PlatformSimulator.Admin;

/// <summary>How often each transaction was called and what became of it. Thread-safe.</summary>
internal sealed class CallCounts
{
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    public void Received(string infno) => Interlocked.Increment(ref Of(infno).ReceivedCount);

    public void Acted(string infno) => Interlocked.Increment(ref Of(infno).ActedCount);

    public void Answered(string infno) => Interlocked.Increment(ref Of(infno).AnsweredCount);

    public void Refused(string infno) => Interlocked.Increment(ref Of(infno).RefusedCount);

    public void Repeated(string infno) => Interlocked.Increment(ref Of(infno).RepeatedCount);

    public void Faulted(string infno) => Interlocked.Increment(ref Of(infno).FaultedCount);

    public void Clear() => counters.Clear();

    public IReadOnlyList<CallCount> List() => [.. counters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Snapshot(pair.Key))];

    private Counter Of(string infno) => counters.GetOrAdd(infno, static _ => new Counter());

    private sealed class Counter
    {
        public long ReceivedCount;
        public long ActedCount;
        public long AnsweredCount;
        public long RefusedCount;
        public long RepeatedCount;
        public long FaultedCount;

        public CallCount Snapshot(string infno) => new(infno, ReceivedCount, ActedCount, AnsweredCount, RefusedCount, RepeatedCount, FaultedCount);
    }
}

/// <summary>One transaction's calls.</summary>
/// <param name="Received">All that arrived.</param>
/// <param name="Acted">Changed the state.</param>
/// <param name="Answered">Answered with infcode 0 without changing anything.</param>
/// <param name="Refused">infcode -1, a framework error or a bad signature.</param>
/// <param name="Repeated">A msgid acted on before: answered from memory.</param>
/// <param name="Faulted">Met a fault or maintenance; counted besides what else became of it.</param>
public sealed record CallCount(string Infno, long Received, long Acted, long Answered, long Refused, long Repeated, long Faulted);
