using System.Diagnostics.Metrics;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Proof.Simulation;

/// <summary>One history from one seed: some visits, some deaths, some weather. The same seed makes the same history, to the last event.</summary>
internal sealed class SimulatedHistory
{
    private const int MostVisits = 4;
    private const int MostDeaths = 4;
    private const int MostEvents = 90;
    private static readonly TimeSpan Long = TimeSpan.FromHours(12);

    private readonly SimulationGround ground;
    private readonly SimulatedWorld world;
    private readonly SimulatedSender[] senders;

    /// <param name="ground">What all histories share.</param>
    /// <param name="seed">Which one.</param>
    /// <param name="keepsLines">Whether it is to be told line by line.</param>
    public SimulatedHistory(SimulationGround ground, int seed, bool keepsLines = false)
    {
        this.ground = ground;
        world = new SimulatedWorld(seed, keepsLines);
        int first = world.Below(ground.Visits.Length), count = 1 + world.Below(MostVisits);
        senders = [.. Enumerable.Range(first, count).Select(at => new SimulatedSender(ground.Visits[at % ground.Visits.Length], cancels: world.Below(3) == 0))];
    }

    public SimulatedWorld World => world;

    public IReadOnlyList<SimulatedSender> Senders => senders;

    /// <summary>How often the process died.</summary>
    public int Deaths { get; private set; }

    /// <summary>Runs it to its end and judges it.</summary>
    /// <returns>What does not hold; empty when everything does.</returns>
    public IReadOnlyList<string> Run()
    {
        SynchronizationContext? outer = SynchronizationContext.Current; // it would take continuations away
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            using ServiceProvider meters = SimulationGround.Meters();
            for (int left = world.Below(MostDeaths); Live(meters.GetRequiredService<IMeterFactory>(), left > 0 ? world.Below(MostEvents) : -1); left--)
            {
                Deaths++;
                world.Note("died", Deaths);
            }

            return [.. SimulatedJudge.Faults(world, senders)];
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>One life of the process.</summary>
    /// <returns>Whether it died before everything was done.</returns>
    private bool Live(IMeterFactory meters, int endsAt)
    {
        var process = new SimulatedProcess(ground, world, endsAt, meters);
        if (world.Below(3) == 0)
        {
            SetClock();
        }

        if (world.Below(2) == 0)
        {
            world.Time.After(world.Between(0, 30_000), SetClock);
        }

        process.Start(senders);
        foreach (SimulatedSender sender in senders)
        {
            world.Time.After(world.Between(0, 400), () =>
            {
                if (!process.Life.HasEnded)
                {
                    process.Serve(sender);
                }
            });
        }

        while (!process.Life.HasEnded)
        {
            if (!world.Thread.RunOne() && (Look(process) || !Ring()))
            {
                break;
            }
        }

        world.Faults.AddRange(process.Failures.Select(failure => $"The process failed: {failure.GetType().Name}: {failure.Message}"));
        bool hasDied = process.Life.HasEnded;
        process.Life.End();
        world.Thread.Clear();
        Array.ForEach(senders, sender => sender.Lose());
        return hasDied;
    }

    private void SetClock()
    {
        world.Time.Step = TimeSpan.FromSeconds(world.Below(7200) - 3600);
        world.Note("set", (long)world.Time.Step.TotalSeconds);
    }

    private bool Ring()
    {
        if (world.Time.RingNext(Long))
        {
            return true;
        }

        world.Faults.Add("I1: nothing is left to wait for, and not everything has ended.");
        return false;
    }

    /// <summary>Looks what people see: lets go on what is parked.</summary>
    /// <returns>Whether everything has ended.</returns>
    private bool Look(SimulatedProcess process)
    {
        bool all = true;
        foreach (SimulatedSender sender in senders)
        {
            all &= sender.Next is null;
            foreach (long id in sender.Told.Values)
            {
                MessageState state = SimulatedJudge.StateOf(world, id);
                all &= state >= MessageState.Accepted;
                if (state == MessageState.Parked)
                {
                    process.Release(id);
                }
            }
        }

        return all;
    }
}
