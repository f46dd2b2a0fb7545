using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>How far a plan is: the fold of its attempts. The same attempts always give the same progress.</summary>
internal sealed class PlanProgress
{
    private readonly Dictionary<string, Attempt> undoing = new(StringComparer.Ordinal);
    private readonly HashSet<string> undone = new(StringComparer.Ordinal);

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

    public static PlanProgress Fold(Plan plan, IEnumerable<Attempt> attempts, Func<ImmutableSortedDictionary<string, string>, IAnswerReading> readingWith)
    {
        var progress = new PlanProgress(plan) { Facts = plan.Facts };
        ILookup<string, Attempt> byStep = attempts.DistinctBy(attempt => attempt.Intent.MsgId, StringComparer.Ordinal).ToLookup(attempt => attempt.Intent.Step, StringComparer.Ordinal);
        foreach (StepRun run in progress.Runs)
        {
            IAnswerReading reading = readingWith(progress.Facts);
            foreach (Attempt attempt in byStep[run.Name].Where(attempt => attempt.Intent.Purpose != AttemptPurpose.Undo))
            {
                run.Apply(attempt, reading);
            }

            progress.Learn(run);
        }

        foreach (PlanStep step in plan.Steps)
        {
            progress.ApplyUndo(step, byStep[step.Name].Where(attempt => attempt.Intent.Purpose == AttemptPurpose.Undo), readingWith(progress.Facts));
        }

        return progress;
    }

    private void Learn(StepRun run)
    {
        if (run.State == RunState.Done)
        {
            Facts = Facts.SetItems(run.Answer?.Facts.Where(fact => fact.Value.Length > 0) ?? []).RemoveRange(run.Step.Forgets);
        }
    }

    private void ApplyUndo(PlanStep step, IEnumerable<Attempt> attempts, IAnswerReading reading)
    {
        foreach (Attempt attempt in attempts)
        {
            undoing[step.Name] = attempt;
            UndoTroubles += attempt.Outcome == AttemptOutcome.Unknown ? 1 : 0;
            if (attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && reading.IsAlreadyDone(attempt)))
            {
                undone.Add(step.Name);
                Facts = Facts.RemoveRange(step.Gives);
            }
        }
    }

    private bool IsDone(PlanStep step) => Runs.Any(run => ReferenceEquals(run.Step, step) && run.State == RunState.Done);
}
