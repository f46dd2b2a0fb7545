using System.Diagnostics;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Benchmarks.Reading;

/// <summary>How fast an adapter reads, against a bare pass that finds the same fields and keeps nothing.</summary>
internal static class ReadingSpeed
{
    /// <summary>Megabytes a second that reading has to reach.</summary>
    public const double Target = 200;

    /// <summary>Prints one line; best of the runs.</summary>
    /// <param name="name">What the message is.</param>
    /// <param name="codec">Reads it.</param>
    /// <param name="message">Its bytes.</param>
    /// <param name="runs">How often each is done.</param>
    /// <param name="split">Walks every field and returns how many there are.</param>
    /// <returns>Megabytes a second of the whole read.</returns>
    public static double Measure(string name, ICodec codec, byte[] message, int runs, Func<byte[], int> split)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        int nodes = codec.Read(message).Value.Count;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        int fields = split(message);
        (double read, double bare) = (Speed(message, runs, bytes => codec.Read(bytes).Value.Count), Speed(message, runs, split));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {message.Length / 1e6:F1} MB, {fields} fields; record {read:F0} MB/s ({nodes} nodes, {(double)allocated / message.Length:F1} bytes allocated a byte), split pass alone {bare:F0} MB/s"));
        return read;
    }

    /// <summary>The shortest of several runs.</summary>
    public static TimeSpan Best(int runs, Action run)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int number = 0; number < runs; number++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }

        return best;
    }

    private static double Speed(byte[] message, int runs, Func<byte[], int> run) => message.Length / Best(runs, () => run(message)).TotalSeconds / 1e6;
}
