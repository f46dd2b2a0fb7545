using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>How far a plan is: the fold of its attempts. The same attempts always give the same progress.</summary>
internal sealed class PlanProgress
{
    private readonly Dictionary<string, Attempt> undoing = new(StringComparer.Ordinal);
    private readonly HashSet<string> undone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Doubt> undoDoubts = new(StringComparer.Ordinal);

    private PlanProgress(Plan plan)
    {
        Plan = plan;
        Runs = [.. plan.Steps.SelectMany(step => Enumerable.Range(0, step.Runs).Select(run => new StepRun(step, run)))];
    }

    public Plan Plan { get; }

    /// <summary>Every transaction of the plan, in order.</summary>
    public ImmutableArray<StepRun> Runs { get; }

    /// <summary>What is known now.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; private set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When the first attempt to take a step back became unknown that is unknown still; null without one.</summary>
    public DateTimeOffset? UndoDoubtedSince(PlanStep step) => undoDoubts.GetValueOrDefault(step.Name) is { State: DoubtState.Open } doubt ? doubt.Since : null;

    /// <summary>Troubles while taking steps back.</summary>
    public int UndoTroubles { get; private set; }

    /// <summary>The first transaction that is not done; null when all are.</summary>
    public StepRun? Current => Runs.FirstOrDefault(run => run.State != RunState.Done);

    /// <summary>The latest attempt to take back a step; null before the first.</summary>
    public Attempt? UndoOf(PlanStep step) => undoing.GetValueOrDefault(step.Name);

    /// <summary>The step to take back next, last first; null when none is left.</summary>
    public PlanStep? NextToUndo => Plan.Steps.LastOrDefault(step => step.Undo is not null && step.Kind == StepKind.Effect && !undone.Contains(step.Name) && IsDone(step));

    /// <summary>Whether a step of this message was done and taken back by it.</summary>
    public bool IsUndone(PlanStep step) => undone.Contains(step.Name);

    /// <summary>Whether anything that this message did is still there.</summary>
    public bool HasEffect => Plan.Steps.Any(step => step.Kind == StepKind.Effect && !undone.Contains(step.Name) && IsDone(step));

    /// <summary>Every outcome that was unknown, oldest first; of transactions that change something.</summary>
    public IEnumerable<Doubt> Doubts => Runs.Where(run => run.Step.Kind == StepKind.Effect).SelectMany(run => run.Doubts).Concat(undoDoubts.Values).OrderBy(doubt => doubt.Since);

    /// <summary>Folds attempts, and the orders of persons at their places between them.</summary>
    public static PlanProgress Fold(Plan plan, IReadOnlyList<Attempt> attempts, ImmutableArray<PersonOrder> orders, Func<ImmutableSortedDictionary<string, string>, IAnswerReading> readingWith)
    {
        var progress = new PlanProgress(plan) { Facts = plan.Facts };
        ILookup<string, (Attempt Attempt, int Place)> byStep = attempts.Select((attempt, place) => (Attempt: attempt, Place: place))
            .DistinctBy(one => one.Attempt.Intent.MsgId, StringComparer.Ordinal).ToLookup(one => one.Attempt.Intent.Step, StringComparer.Ordinal);
        foreach (StepRun run in progress.Runs)
        {
            IAnswerReading reading = readingWith(progress.Facts);
            int heard = 0;
            foreach ((Attempt attempt, int place) in byStep[run.Name].Where(one => one.Attempt.Intent.Purpose != AttemptPurpose.Undo))
            {
                heard = Hear(run, orders, heard, place);
                run.Apply(attempt, reading);
            }

            Hear(run, orders, heard, attempts.Count);
            progress.Learn(run);
        }

        foreach (PlanStep step in plan.Steps)
        {
            progress.ApplyUndo(step, byStep[step.Name].Where(one => one.Attempt.Intent.Purpose == AttemptPurpose.Undo), orders, readingWith(progress.Facts));
        }

        return progress;
    }

    /// <summary>Tells a run the orders that were given before an attempt.</summary>
    private static int Hear(StepRun run, ImmutableArray<PersonOrder> orders, int heard, int place)
    {
        for (; heard < orders.Length && orders[heard].AfterAttempts <= place; heard++)
        {
            run.Apply(orders[heard]);
        }

        return heard;
    }

    private void Learn(StepRun run)
    {
        if (run.State == RunState.Done)
        {
            Facts = Facts.SetItems(run.Answer?.Facts.Where(fact => fact.Value.Length > 0) ?? []).RemoveRange(run.Step.Forgets);
        }
    }

    private void ApplyUndo(PlanStep step, IEnumerable<(Attempt Attempt, int Place)> attempts, ImmutableArray<PersonOrder> orders, IAnswerReading reading)
    {
        foreach ((Attempt attempt, int place) in attempts)
        {
            undoing[step.Name] = attempt;
            bool isSettledByPerson = orders.Any(order => order.How == ReleaseHow.GiveUp && order.AfterAttempts > place);
            if (attempt.Outcome == AttemptOutcome.Unknown)
            {
                UndoTroubles++;
                undoDoubts.TryAdd(step.Name, new Doubt(attempt.Intent.MsgId, attempt.Intent.Transaction, attempt.EndedAt, DoubtState.Open));
            }

            if (isSettledByPerson || attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && reading.IsAlreadyDone(attempt)))
            {
                undone.Add(step.Name);
                Facts = Facts.RemoveRange(step.Gives);
                if (undoDoubts.TryGetValue(step.Name, out Doubt? doubt))
                {
                    undoDoubts[step.Name] = doubt with { State = isSettledByPerson ? DoubtState.Person : DoubtState.Repeated };
                }
            }
        }
    }

    /// <summary>The resources of a step's batches that were done; null for a step in one piece.</summary>
    public FillBatch? DoneOf(PlanStep step) =>
        step.Batch is { } batch ? new FillBatch(batch.Over, 0, batch.Size * Runs.Count(run => ReferenceEquals(run.Step, step) && run.State == RunState.Done)) : null; // batches are done in order

    private bool IsDone(PlanStep step) => Runs.Any(run => ReferenceEquals(run.Step, step) && run.State == RunState.Done);
}
