namespace Gateway.Benchmarks.Mapping;

/// <summary>What one stage costs.</summary>
/// <param name="PerCpuSecond">Messages in a second of the process's processor time.</param>
/// <param name="BytesEach">Allocated by this thread for a message.</param>
internal readonly record struct StageTime(double PerCpuSecond, double BytesEach)
{
    /// <summary>Runs a stage over a batch, once to warm and then several times; the best round counts.</summary>
    /// <param name="stage">Takes the number of the message.</param>
    public static StageTime Of(Action<int> stage, int rounds, int batch)
    {
        var best = default(StageTime);
        for (int round = -1; round < rounds; round++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            for (int number = 0; number < batch; number++)
            {
                stage(number);
            }

            double seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            var time = new StageTime(batch / seconds, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / batch);
            best = round >= 0 && time.PerCpuSecond > best.PerCpuSecond ? time : best;
        }

        return best;
    }
}
