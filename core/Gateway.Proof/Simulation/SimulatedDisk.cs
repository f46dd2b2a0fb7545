using System.Reflection;
using Gateway.Journal;

namespace Gateway.Proof.Simulation;

/// <summary>
/// A process's view of the journal. What is written waits for a commit that carries all of it; when the process ends before the commit it is forgotten,
/// when it ends after it the facts are there and nobody was told. Whatever else is asked goes straight to what is committed.
/// </summary>
/// <remarks>A proxy, so that it stays true whatever questions the journal learns to answer.</remarks>
public class SimulatedDisk : DispatchProxy
{
    private readonly List<(Func<Task> Apply, Action<Task> Tell)> waiting = [];
    private SimulatedWorld world = null!; // given in For
    private SimulatedLife life = null!; // given in For

    /// <summary>A view for one life.</summary>
    internal static IJournal For(SimulatedWorld world, SimulatedLife life)
    {
        IJournal journal = Create<IJournal, SimulatedDisk>();
        var disk = (SimulatedDisk)(object)journal;
        (disk.world, disk.life) = (world, life);
        return journal;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IJournal.AppendAsync) => Write((Func<Task>)(() => (Task)targetMethod.Invoke(world.Store, args)!)),
        nameof(IJournal.RecordAsync) => Write(() => (Task<Recorded>)targetMethod.Invoke(world.Store, args)!),
        _ => targetMethod.Invoke(world.Store, args),
    };

    private Task Write(Func<Task> apply)
    {
        var told = new TaskCompletionSource();
        Wait(apply, done => told.SetFromTask(done));
        return told.Task;
    }

    private Task<T> Write<T>(Func<Task<T>> apply)
    {
        var told = new TaskCompletionSource<T>();
        Wait(apply, done => told.SetFromTask((Task<T>)done));
        return told.Task;
    }

    private void Wait(Func<Task> apply, Action<Task> tell)
    {
        waiting.Add((apply, tell));
        if (waiting.Count == 1)
        {
            world.Time.After(world.Between(1, 6), Commit);
        }
    }

    private void Commit()
    {
        (Func<Task> Apply, Action<Task> Tell)[] batch = [.. waiting];
        waiting.Clear();
        if (life.HasEnded || life.EndsHere())
        {
            world.Note("lost", batch.Length);
            return;
        }

        (Task Done, Action<Task> Tell)[] written = [.. batch.Select(one => (one.Apply(), one.Tell))];
        world.Note("committed", batch.Length);
        if (!life.EndsHere())
        {
            foreach ((Task done, Action<Task> tell) in written)
            {
                world.Thread.Post(() => tell(done));
            }
        }
    }
}
