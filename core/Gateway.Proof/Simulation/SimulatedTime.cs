namespace Gateway.Proof.Simulation;

/// <summary>Time that passes only when somebody lets it: timers ring in order of their time, then of their making.</summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<Alarm, (long At, long Made)> alarms = new();
    private long now;
    private long made;

    /// <summary>By how much the wall clock is wrong. Timers and timestamps do not follow, as on a real machine.</summary>
    public TimeSpan Step { get; set; }

    /// <summary>Time since the start, in ticks.</summary>
    public long Ticks => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(now) + Step;

    public override long GetTimestamp() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Does something after a time.</summary>
    public void After(TimeSpan span, Action act) => CreateTimer(_ => act(), null, span, Timeout.InfiniteTimeSpan);

    /// <summary>Goes to the next alarm and lets it ring.</summary>
    /// <returns>False when there is none before the limit.</returns>
    public bool RingNext(TimeSpan limit)
    {
        while (alarms.TryPeek(out Alarm? alarm, out (long At, long Made) due) && due.At <= limit.Ticks)
        {
            alarms.Dequeue();
            if (alarm.Ring(due.At, due.Made))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Alarm(SimulatedTime time, TimerCallback callback, object? state) : ITimer
    {
        private long current = -1; // which entry of the queue is meant; earlier ones were changed since
        private TimeSpan every;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (every, current) = (period, -1);
            if (dueTime >= TimeSpan.Zero)
            {
                current = ++time.made;
                time.alarms.Enqueue(this, (time.now + dueTime.Ticks, current));
            }

            return true;
        }

        public bool Ring(long at, long entry)
        {
            if (entry != current)
            {
                return false;
            }

            time.now = Math.Max(time.now, at);
            current = -1;
            if (every > TimeSpan.Zero)
            {
                Change(every, every);
            }

            callback(state);
            return true;
        }

        public void Dispose() => current = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
