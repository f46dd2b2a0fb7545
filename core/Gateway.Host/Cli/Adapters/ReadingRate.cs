using System.Diagnostics;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Host.Cli.Adapters;

/// <summary>How fast an adapter reads one message again and again on one thread, bare and behind its fence.</summary>
internal static class ReadingRate
{
    private const int Rounds = 5;

    /// <summary>One line each, as <c>behind its fence: 98,000 messages/s, 176 MB/s, 10.2 µs and 7,312 bytes each</c>; the best of five rounds.</summary>
    public static string Of(string name, ICodec codec, byte[] message, int times)
    {
        TimeSpan best = TimeSpan.MaxValue;
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true), started = Stopwatch.GetTimestamp();
            for (int time = 0; time < times; time++)
            {
                codec.Read(message);
            }

            TimeSpan took = Stopwatch.GetElapsedTime(started);
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / times;
            best = took < best ? took : best;
        }

        double seconds = best.TotalSeconds / times;
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {1 / seconds:N0} messages/s, {message.Length / seconds / 1e6:N0} MB/s, {seconds * 1e6:N1} µs and {allocated:N0} bytes each");
    }
}
