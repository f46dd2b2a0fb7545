using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>The threads of one adapter: at most so many, each runs one job at a time. One that does not come back in time is given up: nobody waits for it any more.</summary>
/// <param name="name">The adapter's, for whoever looks at the process.</param>
/// <param name="most">Threads that may work at once, those that were given up aside.</param>
[SuppressMessage("Design", "CA1001", Justification = "Its semaphores have no handles; it goes with the plugin, when the last message that needs it has ended.")]
internal sealed class AdapterThreads(string name, int most)
{
    private static readonly TimeSpan IdleLife = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim places = new(most);
    private readonly ConcurrentStack<Worker> idle = new();
    private int hanging;

    /// <summary>Threads that were given up and have not come back.</summary>
    public int Hanging => Volatile.Read(ref hanging);

    /// <summary>Runs a job on one of the threads and waits for its end.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="wait">How long it may wait for a thread.</param>
    public JobEnd Run(AdapterJob job, TimeSpan limit, TimeSpan wait)
    {
        if (!places.Wait(wait))
        {
            return JobEnd.NoThread;
        }

        try
        {
            Start(job);
            if (job.Ended.Wait(limit) || !job.TryGiveUp())
            {
                job.Ended.Wait(CancellationToken.None); // it ended while its time ran out
                return JobEnd.Done;
            }

            Interlocked.Increment(ref hanging);
            job.Rank?.PutLast();
            return JobEnd.GivenUp;
        }
        finally
        {
            places.Release();
        }
    }

    private void Start(AdapterJob job)
    {
        while (idle.TryPop(out Worker? worker))
        {
            if (worker.TryStart(job))
            {
                return;
            }
        }

        var another = new Worker(this, job);
        new Thread(another.Work) { IsBackground = true, Name = $"adapter {name}" }.Start();
    }

    /// <summary>One thread. It ends when it has had nothing to do for a while, so that it never keeps a replaced plugin in memory.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "Its semaphore has no handle; the thread may still wait for it.")]
    private sealed class Worker(AdapterThreads owner, AdapterJob first)
    {
        private const int Busy = 0;
        private const int Idle = 1;
        private const int Ended = 2;
        private readonly SemaphoreSlim wake = new(0);
        private AdapterJob? job = first;
        private int state;
        private ThreadRank? rank;

        /// <summary>Hands an idle thread its next job; false when it has just ended.</summary>
        public bool TryStart(AdapterJob next)
        {
            if (Interlocked.CompareExchange(ref state, Busy, Idle) != Idle)
            {
                return false;
            }

            job = next;
            wake.Release();
            return true;
        }

        public void Work()
        {
            while (RunJob())
            {
                if (wake.Wait(IdleLife))
                {
                    continue;
                }

                if (Interlocked.CompareExchange(ref state, Ended, Idle) == Idle)
                {
                    return;
                }

                wake.Wait(); // its next job came in that very moment
            }

            Interlocked.Decrement(ref owner.hanging); // it came back after all
        }

        // A method of its own: what it refers to is let go of when it returns.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private bool RunJob()
        {
            AdapterJob current = job!; // handed over before the thread was woken
            job = null;
            current.Rank = rank ??= new ThreadRank();
            current.Run();
            bool isInTime = current.TryEnd();
            if (isInTime)
            {
                Volatile.Write(ref state, Idle);
                owner.idle.Push(this); // before the one who waits is told: its next message finds this thread
                current.Tell();
            }

            return isInTime;
        }
    }
}
