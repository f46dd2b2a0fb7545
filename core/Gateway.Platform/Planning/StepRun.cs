using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>One transaction of a plan (a step, or one batch of it) and what its attempts came to: the fold that resolves unknown outcomes.</summary>
internal sealed class StepRun(PlanStep step, int run)
{
    private readonly List<Attempt> tries = [];
    private readonly List<Attempt> asks = [];
    private readonly HashSet<string> reversed = new(StringComparer.Ordinal);
    private readonly List<Doubt> doubts = [];

    public PlanStep Step { get; } = step;

    /// <summary>As attempts name it: <c>settle</c>; <c>charges#2</c> where there are several.</summary>
    public string Name { get; } = NameOf(step, run);

    public FillBatch? Batch { get; } = BatchOf(step, run);

    public RunState State { get; private set; }

    /// <summary>What the platform answered, or what asking found; null without one.</summary>
    public TransactionAnswer? Answer { get; private set; }

    /// <summary>The attempt that decides the state; null before the first.</summary>
    public Attempt? Last { get; private set; }

    /// <summary>Every attempt to do it.</summary>
    public IReadOnlyList<Attempt> Tries => tries;

    /// <summary>Msgids whose settlement would be ours: those that were certainly taken back are not.</summary>
    public IEnumerable<string> OwnMsgIds => tries.Select(attempt => attempt.Intent.MsgId).Where(msgid => !reversed.Contains(msgid));

    /// <summary>Msgids that the platform took back.</summary>
    public IReadOnlyCollection<string> ReversedMsgIds => reversed;

    /// <summary>Asks that the platform answered, oldest first.</summary>
    public IReadOnlyList<Attempt> Asks => asks;

    /// <summary>The latest attempt to do it whose outcome is unknown.</summary>
    public Attempt? Doubted { get; private set; }

    /// <summary>The first of the attempts that are unknown still.</summary>
    public Attempt? FirstDoubted { get; private set; }

    /// <summary>The latest ask, made after the doubted attempt and after any reversal of it, that did not find it or, while a reversal is in doubt, could not settle it.</summary>
    public Attempt? NotThere { get; private set; }

    /// <summary>Whether the platform confirmed that the doubted attempt is taken back, or that there is nothing of it.</summary>
    public bool IsReversalConfirmed { get; private set; }

    /// <summary>Whether a reversal may still be on its way: what it would take back must not be adopted until one is answered.</summary>
    public bool IsReversalInDoubt { get; private set; }

    /// <summary>The answer of the latest reversal; null before the first.</summary>
    public Attempt? Reversal { get; private set; }

    /// <summary>Unknown outcomes and useless asks since a person last let it go on.</summary>
    public int Troubles { get; private set; }

    /// <summary>Whether a person said that nothing of it is live.</summary>
    public PersonOrder? GivenUp { get; private set; }

    /// <summary>A person's order that still has to be carried out; null when there is none.</summary>
    public PersonOrder? Order { get; private set; }

    /// <summary>Whether the ask that a person ordered was answered, and did not tell: the person decides again.</summary>
    public bool IsOrderAnswered { get; private set; }

    /// <summary>Attempts to do it that were unknown, and what became of each.</summary>
    public IReadOnlyList<Doubt> Doubts => doubts;

    /// <summary>Whether it is not known if the platform did it.</summary>
    public bool IsInDoubt => State is RunState.Doubtful or RunState.Suspect;

    private bool WasEverDoubted { get; set; }

    public static string NameOf(PlanStep step, int run) => step.Runs > 1 ? $"{step.Name}#{run + 1}" : step.Name;

    public static FillBatch? BatchOf(PlanStep step, int run) => step.Batch is null ? null : new FillBatch(step.Batch.Over, run * step.Batch.Size, step.Batch.Size);

    /// <summary>Takes one attempt into account.</summary>
    public void Apply(Attempt attempt, IAnswerReading reading)
    {
        if (State is RunState.Done || (State is RunState.Refused && !Step.IsTriedAgain))
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
                ApplyReversal(attempt, reading);
                break;
            case AttemptPurpose.Undo:
            default:
                break;
        }
    }

    /// <summary>Takes a person's word into account.</summary>
    public void Apply(PersonOrder order)
    {
        if (!IsInDoubt)
        {
            return; // it was about something that is known by now
        }

        (Troubles, Order, IsOrderAnswered) = (0, null, false);
        switch (order.How)
        {
            case ReleaseHow.GiveUp:
                (State, GivenUp) = (RunState.Refused, order);
                Resolve(DoubtState.Person);
                break;
            case ReleaseHow.Ask or ReleaseHow.Adopt when Step.Ask is not null:
            case ReleaseHow.Reverse when Step.Reverse is not null && Doubted is not null:
                Order = order;
                break;
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
                Resolve(DoubtState.Repeated);
                break;
            case AttemptOutcome.Refused when reading.IsAlreadyDone(attempt):
                State = RunState.Done;
                Resolve(DoubtState.Repeated);
                break;
            case AttemptOutcome.Refused:
                ApplyRefusal(attempt, reading);
                break;
            case AttemptOutcome.Unknown:
                Resolve(reversed.Contains(Doubted?.Intent.MsgId ?? "") ? DoubtState.Reversed : DoubtState.Repeated); // it is sent again only once the one before is known
                (State, Doubted, NotThere, IsReversalConfirmed, Reversal, WasEverDoubted) = (RunState.Doubtful, attempt, null, false, null, true);
                FirstDoubted ??= attempt;
                doubts.Add(new Doubt(attempt.Intent.MsgId, Step.Transaction, attempt.EndedAt, DoubtState.Open));
                break;
            case AttemptOutcome.NotSent:
            default:
                break;
        }
    }

    /// <summary>An earlier attempt may be why this one was refused. Asking tells; where nothing can be asked, taking something back must not be called undone unseen.</summary>
    private void ApplyRefusal(Attempt attempt, IAnswerReading reading)
    {
        bool isSuspect = Step.Ask is not null ? WasEverDoubted || reading.IsThere(attempt) : WasEverDoubted && Step.Target is null && reading.IsTakingBack(attempt);
        (State, NotThere) = (isSuspect ? RunState.Suspect : RunState.Refused, null);
        if (!isSuspect)
        {
            Resolve(DoubtState.Repeated);
        }
    }

    private void ApplyAsk(Attempt attempt, IAnswerReading reading)
    {
        bool isAnswered = attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && reading.IsNothingFound(attempt));
        if (!isAnswered)
        {
            Troubles += attempt.Outcome == AttemptOutcome.Refused ? 1 : 0;
            return;
        }

        asks.Add(attempt);
        IsOrderAnswered = Order is { How: ReleaseHow.Ask or ReleaseHow.Adopt };
        if (Order is { How: ReleaseHow.Adopt, Number: { } number } && reading.Row(this, attempt, number) is { } named)
        {
            (State, Answer) = (RunState.Done, named);
            Resolve(DoubtState.Person);
        }
        else if (attempt.Outcome == AttemptOutcome.Accepted && !IsReversalInDoubt && reading.Found(this, attempt) is { } found)
        {
            (State, Answer) = (RunState.Done, found);
            Resolve(DoubtState.Adopted);
        }
        else if (attempt.Outcome == AttemptOutcome.Accepted && reading.ShowsReversed(this, attempt))
        {
            (Troubles, NotThere) = (Troubles + 1, null); // taken back, they say, but it is shown still: not confirmed until it is gone
        }
        else if (State == RunState.Suspect)
        {
            (State, Last) = (RunState.Refused, tries[^1]);
            Resolve(DoubtState.Repeated);
        }
        else
        {
            NotThere = attempt;
        }
    }

    private void ApplyReversal(Attempt attempt, IAnswerReading reading)
    {
        if (attempt.Outcome == AttemptOutcome.NotSent)
        {
            return;
        }

        Order = Order?.How == ReleaseHow.Reverse && attempt.Outcome != AttemptOutcome.Unknown ? null : Order;
        (Reversal, NotThere) = (attempt, null); // the reversal may have changed what the last ask saw
        bool isNothing = attempt.Outcome == AttemptOutcome.Refused && reading.IsNothingFound(attempt);
        bool isGone = attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && reading.IsAlreadyDone(attempt) && !isNothing);
        IsReversalConfirmed |= isGone || isNothing;
        IsReversalInDoubt = attempt.Outcome == AttemptOutcome.Unknown || (IsReversalInDoubt && !isGone && !isNothing); // a refusal of this one says nothing of one that is on its way
        Troubles += attempt.Outcome == AttemptOutcome.Refused && !isGone && !isNothing ? 1 : 0; // it refused for a reason of its own: nothing is known by that
        if (isGone)
        {
            reversed.Add(Doubted!.Intent.MsgId); // only what is in doubt is taken back by its msgid
            WasEverDoubted = false;
        }
    }

    private void Resolve(DoubtState how)
    {
        for (int index = 0; index < doubts.Count; index++)
        {
            doubts[index] = doubts[index].State == DoubtState.Open ? doubts[index] with { State = reversed.Contains(doubts[index].MsgId) ? DoubtState.Reversed : how } : doubts[index];
        }

        FirstDoubted = null;
    }
}
