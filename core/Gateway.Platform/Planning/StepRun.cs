using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>One transaction of a plan (a step, or one batch of it) and what its attempts came to.</summary>
internal sealed class StepRun(PlanStep step, int run)
{
    private readonly List<Attempt> tries = [];

    public PlanStep Step { get; } = step;

    /// <summary>As attempts name it: <c>settle</c>; <c>charges#2</c> where there are several.</summary>
    public string Name { get; } = NameOf(step, run);

    public FillBatch? Batch { get; } = BatchOf(step, run);

    public RunState State { get; private set; }

    /// <summary>What the platform answered, or what asking found; null without one.</summary>
    public TransactionAnswer? Answer { get; private set; }

    /// <summary>The attempt that decides the state; null before the first.</summary>
    public Attempt? Last { get; private set; }

    /// <summary>Every attempt to do it: any of their msgids is ours.</summary>
    public IReadOnlyList<Attempt> Tries => tries;

    /// <summary>The latest attempt to do it whose outcome is unknown.</summary>
    public Attempt? Doubted { get; private set; }

    /// <summary>The latest ask, made after the doubted attempt and after any reversal of it, that did not find it or, while a reversal is in doubt, could not settle it.</summary>
    public Attempt? NotThere { get; private set; }

    /// <summary>Whether the platform answered a reversal of the doubted attempt, whichever way.</summary>
    public bool IsReversalAnswered { get; private set; }

    /// <summary>Whether a reversal may still be on its way: what it would take back must not be adopted until one is answered.</summary>
    public bool IsReversalInDoubt { get; private set; }

    /// <summary>Unknown outcomes and useless asks so far.</summary>
    public int Troubles { get; private set; }

    private bool WasEverDoubted { get; set; }

    public static string NameOf(PlanStep step, int run) => step.Runs > 1 ? $"{step.Name}#{run + 1}" : step.Name;

    public static FillBatch? BatchOf(PlanStep step, int run) => step.Batch is null ? null : new FillBatch(step.Batch.Over, run * step.Batch.Size, step.Batch.Size);

    /// <summary>Takes one attempt into account.</summary>
    public void Apply(Attempt attempt, IAnswerReading reading)
    {
        if (State is RunState.Done || (State is RunState.Refused && Step.Target is null)) // what takes a visit back is tried again when a person says so
        {
            return; // whatever comes late changes nothing
        }

        Last = attempt;
        Troubles += attempt.Outcome == AttemptOutcome.Unknown ? 1 : 0;
        switch (attempt.Intent.Purpose)
        {
            case AttemptPurpose.Do:
                ApplyTry(attempt, reading);
                break;
            case AttemptPurpose.Ask:
                ApplyAsk(attempt, reading);
                break;
            case AttemptPurpose.Reverse:
                ApplyReversal(attempt);
                break;
            case AttemptPurpose.Undo:
            default:
                break;
        }
    }

    private void ApplyTry(Attempt attempt, IAnswerReading reading)
    {
        tries.Add(attempt);
        switch (attempt.Outcome)
        {
            case AttemptOutcome.Accepted:
                (State, Answer) = (RunState.Done, reading.Of(attempt));
                break;
            case AttemptOutcome.Refused when reading.IsAlreadyDone(attempt):
                State = RunState.Done;
                break;
            case AttemptOutcome.Refused:
                // An earlier attempt may be why this one was refused: only asking tells.
                (State, NotThere) = (Step.Ask is not null && (WasEverDoubted || reading.IsThere(attempt)) ? RunState.Suspect : RunState.Refused, null);
                break;
            case AttemptOutcome.Unknown:
                (State, Doubted, NotThere, IsReversalAnswered, WasEverDoubted) = (RunState.Doubtful, attempt, null, false, true);
                break;
            case AttemptOutcome.NotSent:
            default:
                break;
        }
    }

    private void ApplyAsk(Attempt attempt, IAnswerReading reading)
    {
        bool isAnswered = attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && reading.IsNothingFound(attempt));
        if (attempt.Outcome == AttemptOutcome.Accepted && !IsReversalInDoubt && reading.Found(this, attempt) is { } found)
        {
            (State, Answer) = (RunState.Done, found);
        }
        else if (isAnswered && State == RunState.Suspect)
        {
            (State, Last) = (RunState.Refused, tries[^1]);
        }
        else if (isAnswered)
        {
            NotThere = attempt;
        }
        else
        {
            Troubles += attempt.Outcome == AttemptOutcome.Refused ? 1 : 0;
        }
    }

    private void ApplyReversal(Attempt attempt)
    {
        if (attempt.Outcome == AttemptOutcome.NotSent)
        {
            return;
        }

        NotThere = null; // the reversal may have changed what the last ask saw
        IsReversalInDoubt = attempt.Outcome == AttemptOutcome.Unknown;
        IsReversalAnswered |= !IsReversalInDoubt;
        WasEverDoubted &= attempt.Outcome != AttemptOutcome.Accepted;
    }
}

/// <summary>Where a transaction of a plan stands.</summary>
internal enum RunState
{
    /// <summary>Not done, as far as is known for certain.</summary>
    Open,

    /// <summary>It may have been done.</summary>
    Doubtful,

    /// <summary>Refused, but an earlier attempt of ours may have been done and be the reason.</summary>
    Suspect,

    Done,

    Refused,
}
