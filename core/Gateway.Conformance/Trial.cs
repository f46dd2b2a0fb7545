using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Gateway.Conformance;

/// <summary>One check while it runs: tries messages, counts, keeps what does not hold.</summary>
internal sealed class Trial(string name, ConformanceLimits limits)
{
    private const int MostFaults = 20;
    private const int WorthMeasuring = 100_000;
    private readonly List<string> faults = [];
    private long tried;
    private int crashes;
    private Cost memory = new(0, "");
    private Cost time = new(0, "");
    private string? skipped;
    private volatile string current = "";
    private long started;

    public ConformanceLimits Limits => limits;

    /// <summary>Whether going on would only repeat what is known.</summary>
    public bool IsFull => faults.Count >= MostFaults;

    /// <summary>Since when the adapter has had the message that it has now, and which that is; null between messages.</summary>
    public (TimeSpan Since, string About)? Waiting => Interlocked.Read(ref started) is > 0 and var at ? (Stopwatch.GetElapsedTime(at), current) : null;

    /// <summary>Reads, whatever the bytes, and judges what came of it.</summary>
    /// <returns>Null when the adapter threw.</returns>
    public Outcome<SourceRecord>? Read(ICodec codec, ReadOnlyMemory<byte> message, string about)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Outcome<SourceRecord>? outcome = Call(about, () => codec.Read(message), out TimeSpan took);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (outcome is not null)
        {
            Measure(message.Length, allocated, took, about, () => codec.Read(message));
            if (OutcomeSoundness.FaultOf(outcome, message.Length) is { } fault)
            {
                Fault($"{about}: {fault}.");
            }
        }

        return outcome;
    }

    /// <summary>Writes a record that was read.</summary>
    /// <returns>Null when the adapter threw.</returns>
    public Outcome<ReadOnlyMemory<byte>>? Write(ICodec codec, SourceRecord record, string about) => Call(about, () => codec.Write(record), out TimeSpan _);

    /// <summary>Calls the adapter in another way.</summary>
    /// <returns>Null when it threw.</returns>
    public T? Call<T>(string about, Func<T> call)
        where T : class => Call(about, call, out TimeSpan _);

    public void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            Fault(fault);
        }
    }

    public void Fault(string fault)
    {
        if (!IsFull)
        {
            faults.Add(fault);
        }
    }

    /// <summary>Says why a part could not be tried.</summary>
    public void Skip(string why) => skipped = skipped is null ? why : $"{skipped} {why}";

    /// <summary>What the check came to. One that hangs is over: its thread is left alone.</summary>
    public CheckResult Result(string? hung = null)
    {
        string[] all = hung is null ? [.. faults] : [.. faults.ToArray(), $"{hung}: the adapter did not come back within {limits.Hang.TotalSeconds:0} s."];
        return new CheckResult(name, tried, crashes, hung is null ? 0 : 1, [.. all], skipped, memory, time);
    }

    private T? Call<T>(string about, Func<T> call, out TimeSpan took)
        where T : class
    {
        tried++;
        current = about;
        long at = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref started, at);
        try
        {
            T? given = call();
            Expect(given is not null, $"{about}: the adapter gave nothing.");
            return given;
        }
        catch (Exception bug) // that it does is what the suite looks for
        {
            crashes++;
            Fault($"{about}: {bug.GetType().Name}: {bug.Message} {FirstLine(bug)}");
            return null;
        }
        finally
        {
            took = Stopwatch.GetElapsedTime(at);
            Interlocked.Exchange(ref started, 0);
        }
    }

    private void Measure(int bytes, long allocated, TimeSpan took, string about, Action again)
    {
        TimeSpan most = limits.TimeBesides + (limits.TimePerMegabyte * (bytes / 1e6));
        for (int attempt = 0; attempt < 2 && took > most; attempt++) // a busy machine is not a slow adapter
        {
            long at = Stopwatch.GetTimestamp();
            again();
            took = Stopwatch.GetElapsedTime(at);
        }

        long room = (long)(limits.MemoryTimes * bytes) + limits.MemoryBesides;
        if (allocated > room) // the first message of all pays for what is made once
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            again();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        if (bytes >= WorthMeasuring)
        {
            memory = Cost.Most(memory, new Cost((double)allocated / bytes, about));
            time = Cost.Most(time, new Cost(took.TotalSeconds / (bytes / 1e6), about));
        }

        Expect(allocated <= room, string.Create(CultureInfo.InvariantCulture, $"{about}: reading {bytes} bytes took {allocated} bytes of memory; expected at most {limits.MemoryTimes} times."));
        Expect(took <= most, string.Create(CultureInfo.InvariantCulture, $"{about}: reading {bytes} bytes took {took.TotalSeconds:0.0} s; expected at most {most.TotalSeconds:0.0} s."));
    }

    private static string FirstLine(Exception bug) => (bug.StackTrace ?? "").Split('\n')[0].Trim();
}
