using System.Diagnostics;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Benchmarks.Proving;

/// <summary>What a fail point costs a process that is not to die: the same loop with and without it.</summary>
internal sealed class FailPointVerb : IVerb
{
    private const int Loops = 200_000_000;

    public string Name => "failpoints";

    public string Summary => "nanoseconds per visit to an unarmed fail point";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        for (int round = 0; round < 3; round++) // the first two let the compiler see that nothing is armed
        {
            double bare = Time(Bare), pointed = Time(Pointed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare {bare:0.000} ns, with a fail point {pointed:0.000} ns, difference {pointed - bare:0.000} ns"));
        }

        return Task.FromResult(0);
    }

    private static double Time(Func<long> loop)
    {
        long started = Stopwatch.GetTimestamp();
        loop();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / Loops;
    }

    private static long Bare()
    {
        long sum = 0;
        for (int at = 0; at < Loops; at++)
        {
            sum += at ^ (sum << 1);
        }

        return sum;
    }

    private static long Pointed()
    {
        long sum = 0;
        for (int at = 0; at < Loops; at++)
        {
            FailPoints.Reach(FailPoint.BatchApplied);
            sum += at ^ (sum << 1);
        }

        return sum;
    }
}
