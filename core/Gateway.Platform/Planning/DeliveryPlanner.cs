using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>
/// Says what a message needs next, from its plan and everything that was tried: the next step; or what resolves an unknown outcome;
/// or the next step to take back after a refusal; or the end. Pure: a restart goes on where the journal ends.
/// </summary>
public sealed class DeliveryPlanner : IPlanner
{
    private readonly PlanReader reader;
    private readonly RecoveryOptions options;
    private readonly SessionPlans? sessions;
    private readonly RuleGate rules;

    internal DeliveryPlanner(PlanReader reader, RecoveryOptions options, SessionPlans? sessions = null) => (this.reader, this.options, this.sessions, rules) = (reader, options, sessions, new RuleGate(reader.Knowledge));

    public DeliveryPlanner(IKnowledgeSource knowledge, IOptions<RecoveryOptions> options) : this(new PlanReader(knowledge, new DestinationForms(knowledge)), options.Value)
    {
    }

    /// <inheritdoc/>
    public DeliveryAction Next(DeliveryItem item)
    {
        if (!reader.TryOpen(item, out PlanInFlight? flight))
        {
            return new DeliveryAction.Park([new Issue(IssueCodes.PlanUnusable, SourceLocation.Whole, "Expected a plan that this version of the gateway wrote, with tables that are still there.")]);
        }

        if (flight.Chain is { Hindrances.IsEmpty: false } chain && item.Attempts.IsEmpty)
        {
            return new DeliveryAction.Finish(MessageState.Refused, chain.Hindrances, default);
        }

        DeliveryAction next = flight.Progress.Current is { } run ? Next(flight, run) : Accepted(flight);
        if (next is DeliveryAction.Finish)
        {
            reader.Forget(item);
        }

        return next is DeliveryAction.Send send ? send with { Session = sessions?.NeedOf(flight.Plan, send.Transaction) } : next;
    }

    /// <inheritdoc/>
    public PlannedSignIn PlanSignIn(SignInOrder order, string seed) => sessions?.Plan(order, seed) ?? new PlannedSignIn(null, []);

    /// <inheritdoc/>
    public bool GoesFirst(MessageHeader message) => message.Event == UndoOrder.Event;

    /// <inheritdoc/>
    public ImmutableArray<KeyBookPage> PagesOf(DeliveryItem item) => PlanReader.PagesOf(item);

    /// <inheritdoc/>
    public ImmutableArray<Doubt> DoubtsOf(DeliveryItem item) => reader.TryOpen(item, out PlanInFlight? flight) ? [.. flight.Progress.Doubts] : [];

    private DeliveryAction Next(PlanInFlight flight, StepRun run) => run.State switch
    {
        RunState.Open => Do(flight, run, null),
        RunState.Refused when run.Step.Target is not null => flight.IsReleased ? Do(flight, run, null) : Stopped(flight, run),
        RunState.Refused when flight.IsSignIn => SignInAgain(flight, run),
        RunState.Refused when run.GivenUp is { } order => Fail(flight, [GivenUp(run, order)]),
        RunState.Refused => Fail(flight, flight.Plan.Destination == Destinations.Fhir ? FhirRefusal.Of(run, flight.Forms) : [Refusal(flight, run)]),
        _ when run.Order is { } order => Obey(flight, run, order),
        _ when IsOverdue(flight, run.Step.Transaction, run.FirstDoubted?.EndedAt, run.Last) => Park(IssueCodes.UnknownOverdue, run.Step.Transaction, run.Last),
        _ when IsWornOut(flight, run.Troubles, run.Last) => Park(IssueCodes.OutcomeUnresolved, run.Step.Transaction, run.Last),
        RunState.Suspect => run.Step.Ask is null ? Park(IssueCodes.RefusedAfterUnknown, run.Step.Transaction, run.Last) : Ask(flight, run, Later(run)),
        RunState.Doubtful => Resolve(flight, run),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Does what a person ordered of an unknown outcome; once the platform's answer is here and does not tell, the person decides again.</summary>
    private DeliveryAction Obey(PlanInFlight flight, StepRun run, PersonOrder order)
    {
        if (run.IsOrderAnswered)
        {
            return Park(order.How == ReleaseHow.Adopt ? IssueCodes.NumberNotShown : IssueCodes.AskDidNotTell, run.Step.Transaction, run.Last);
        }

        if (IsOverdue(flight, run.Step.Transaction, run.FirstDoubted?.EndedAt, run.Last))
        {
            return Park(IssueCodes.UnknownOverdue, run.Step.Transaction, run.Last);
        }

        DateTimeOffset? notBefore = run.Last?.Intent.At > order.At ? Later(run) : null;
        return order.How == ReleaseHow.Reverse
            ? Reverse(flight, run, Max(notBefore, options.BelievableOf(run.Doubted!))) // the order is only heard where something is in doubt that can be reversed
            : Ask(flight, run, notBefore);
    }

    /// <summary>1. ask, early for a quick answer; 2. ask again once "not there" can be believed; 3. reverse, if the transaction can be; 4. ask whether that holds; 5. do it again, if the source wants that.</summary>
    private DeliveryAction Resolve(PlanInFlight flight, StepRun run)
    {
        if (run.Step.Unknown == WhenUnknown.Again || run.Step.Ask is null)
        {
            return Do(flight, run, Later(run));
        }

        Attempt doubted = run.Doubted!; // a doubtful run has its doubted attempt
        DateTimeOffset believable = options.BelievableOf(doubted);
        if (run.NotThere is null)
        {
            return Ask(flight, run, run.Last == doubted ? doubted.EndedAt + options.AskAfter : Later(run));
        }

        if (run.NotThere.Intent.At < believable)
        {
            return Ask(flight, run, believable);
        }

        if (run.Step.Unknown == WhenUnknown.AskThenReverse && !run.IsReversalConfirmed)
        {
            return Reverse(flight, run, run.Reversal is null ? null : Later(run));
        }

        return flight.Plan.AfterReversal == AfterReversal.Refuse && run.IsReversalConfirmed
            ? Fail(flight, [new Issue(IssueCodes.ReversedNotRepeated, At(run), "Expected the sender to send it again if it still wants it.")])
            : Do(flight, run, null);
    }

    private DeliveryAction Do(PlanInFlight flight, StepRun run, DateTimeOffset? notBefore)
    {
        ImmutableSortedDictionary<string, string> facts = flight.FactsOf(run);
        ImmutableArray<Issue> breaches = run.Tries.Count == 0 ? rules.Check(flight, run, facts) : []; // before what is missing: taking steps back forgets facts
        if (breaches.Any(breach => breach.IsError))
        {
            return Fail(flight, breaches);
        }

        ImmutableArray<Issue> missing = [.. run.Step.Needs.Where(need => !facts.ContainsKey(need)).Select(need => PlanFacts.Missing(need, run.Step))];
        if (missing.Length > 0)
        {
            return Fail(flight, missing);
        }

        Outcome<DeliveryAction> sending = flight.Send(run.Name, AttemptPurpose.Do, run.Step.Transaction, facts, run.Batch, notBefore ?? run.Step.Target?.NotBefore, run.Step.Target);
        return sending.TryGetValue(out DeliveryAction? send) ? send : Fail(flight, sending.Issues);
    }

    private static DeliveryAction Ask(PlanInFlight flight, StepRun run, DateTimeOffset? notBefore)
    {
        StepAsk ask = run.Step.Ask!; // whoever gets here has one
        ImmutableSortedDictionary<string, string> facts = flight.Progress.Facts.RemoveRange(run.Step.Gives).RemoveRange(run.Step.Forgets); // what the lost answer would have given or made untrue is not known
        return Must(flight.Send(run.Name, AttemptPurpose.Ask, ask.Transaction, facts, run.Batch, notBefore));
    }

    private static DeliveryAction Reverse(PlanInFlight flight, StepRun run, DateTimeOffset? notBefore)
    {
        ImmutableSortedDictionary<string, string> facts = flight.Progress.Facts
            .SetItem("omsgid", run.Doubted!.Intent.MsgId).SetItem("oinfno", run.Doubted.Intent.Transaction);
        return Must(flight.Send(run.Name, AttemptPurpose.Reverse, run.Step.Reverse!, facts, null, notBefore)); // plans that reverse name by what
    }

    /// <summary>A platform that is busy refuses too: a refused sign-in is tried again for a while before a person has to look.</summary>
    private DeliveryAction SignInAgain(PlanInFlight flight, StepRun run)
    {
        int refusals = run.Tries.Count(attempt => attempt.Outcome == AttemptOutcome.Refused) % options.MaxSignInRefusals;
        return refusals > 0 || flight.IsReleased
            ? Do(flight, run, flight.IsReleased ? null : run.Tries[^1].EndedAt + (options.SignInAgain * refusals))
            : new DeliveryAction.Park([new Issue(IssueCodes.SignInRefused, new SourceLocation($"{run.Step.Transaction} {run.Step.Name}"), run.Last?.Detail ?? "")]);
    }

    private DeliveryAction Fail(PlanInFlight flight, ImmutableArray<Issue> issues)
    {
        PlanProgress progress = flight.Progress;
        if (flight.Chain is not null || flight.IsSignIn)
        {
            return new DeliveryAction.Park(issues);
        }

        if (flight.Plan.OnRefused == OnRefused.Keep)
        {
            return new DeliveryAction.Finish(MessageState.Refused, progress.HasEffect ? [.. issues, new Issue(IssueCodes.RowsBeforeStand, SourceLocation.Whole, "Expected every row to be taken.")] : issues, default);
        }

        if (flight.Plan.OnRefused == OnRefused.Stop)
        {
            return progress.HasEffect && !flight.IsReleased
                ? new DeliveryAction.Park([.. issues, new Issue(IssueCodes.PartlyDone, SourceLocation.Whole, "Expected all steps or none to be done; the plan does not undo.")])
                : new DeliveryAction.Finish(MessageState.Refused, issues, default);
        }

        return progress.NextToUndo is { } step ? Undo(flight, step) : new DeliveryAction.Finish(MessageState.Refused, issues, default);
    }

    private DeliveryAction Undo(PlanInFlight flight, PlanStep step)
    {
        PlanProgress progress = flight.Progress;
        Attempt? last = progress.UndoOf(step);
        if (last?.Outcome == AttemptOutcome.Refused && !flight.IsReleased)
        {
            return Park(IssueCodes.UndoRefused, step.Undo!, last); // only steps with an undo are taken back
        }

        if (IsOverdue(flight, step.Undo!, progress.UndoDoubtedSince(step), last))
        {
            return Park(IssueCodes.UnknownOverdue, step.Undo!, last);
        }

        if (IsWornOut(flight, progress.UndoTroubles, last))
        {
            return Park(IssueCodes.OutcomeUnresolved, step.Undo!, last);
        }

        DateTimeOffset? later = last?.Outcome == AttemptOutcome.Unknown ? last.EndedAt + Pace(progress.UndoTroubles) : null;
        return Must(flight.Send(step.Name, AttemptPurpose.Undo, step.Undo!, progress.Facts, progress.DoneOf(step), later));
    }

    private DeliveryAction.Finish Accepted(PlanInFlight flight) =>
        new DeliveryAction.Finish(MessageState.Accepted, rules.Notes(flight), flight.Answer()) { Takes = flight.Chain?.Takes ?? [] };

    private static DeliveryAction.Park Stopped(PlanInFlight flight, StepRun run) => new([
        new Issue(IssueCodes.VisitUndoStopped, At(run), run.Last?.Detail ?? ""),
        Refusal(flight, run)]);

    private static Issue Refusal(PlanInFlight flight, StepRun run)
    {
        IssueCode code = flight.Plan.Destination == Destinations.Fhir ? IssueCodes.FhirRefused : IssueCodes.PlatformRefused;
        return new Issue(code, At(run), run.Last?.Detail ?? "");
    }

    private static Issue GivenUp(StepRun run, PersonOrder order) => new(IssueCodes.GivenUp, At(run), order.Reason);

    private static SourceLocation At(StepRun run) => new($"{run.Step.Transaction} {run.Step.Name}");

    private static DeliveryAction.Park Park(IssueCode code, string transaction, Attempt? last) =>
        new DeliveryAction.Park([new Issue(code, new SourceLocation(transaction), last is null ? "" : $"Last answer: {last.Outcome}, {last.Detail}")]);

    /// <summary>A transaction that asks or takes back needs nothing that the step itself did not need; where it still cannot be filled, a person decides.</summary>
    private static DeliveryAction Must(Outcome<DeliveryAction> sending) =>
        sending.TryGetValue(out DeliveryAction? send) ? send : new DeliveryAction.Park(sending.Issues);

    /// <summary>Whether a person has to decide by now. A platform that cannot be reached at all is waited for: nothing was learnt that a person could judge.</summary>
    private bool IsOverdue(PlanInFlight flight, string transaction, DateTimeOffset? since, Attempt? last) =>
        since is { } began && last is not null && !flight.IsReleased && last.Outcome != AttemptOutcome.NotSent
        && Max(flight.ReleasedAt, began) is var from && last.EndedAt - from - flight.ShutWithin(from, last.EndedAt) >= options.DeadlineOf(transaction);

    private static DateTimeOffset Max(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private bool IsWornOut(PlanInFlight flight, int troubles, Attempt? last) => troubles >= options.MaxTroubles && last is not null && !flight.IsReleased;

    private DateTimeOffset? Later(StepRun run) => run.Last is { } last ? last.EndedAt + Pace(run.Troubles) : null;

    private TimeSpan Pace(int troubles) => options.AskAgain * Math.Clamp(troubles, 1, 10);
}
