using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
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

    internal DeliveryPlanner(PlanReader reader, RecoveryOptions options) => (this.reader, this.options) = (reader, options);

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

        return flight.Progress.Current is { } run ? Next(flight, run) : Accepted(flight);
    }

    /// <inheritdoc/>
    public bool GoesFirst(MessageHeader message) => message.Event == UndoOrder.Event;

    /// <inheritdoc/>
    public ImmutableArray<KeyBookPage> PagesOf(DeliveryItem item) => PlanReader.PagesOf(item);

    private DeliveryAction Next(PlanInFlight flight, StepRun run) => run.State switch
    {
        RunState.Open => Do(flight, run, null),
        RunState.Refused when run.Step.Target is not null => flight.IsReleased ? Do(flight, run, null) : Stopped(flight, run),
        RunState.Refused => Fail(flight, [Refusal(flight, run)]),
        _ when IsWornOut(flight, run.Troubles, run.Last) => Park(IssueCodes.OutcomeUnresolved, run.Step.Transaction, run.Last),
        RunState.Suspect => Ask(flight, run, Later(run)),
        RunState.Doubtful => Resolve(flight, run),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>1. ask, early for a quick answer; 2. ask again once "not there" can be believed; 3. reverse, if the transaction can be; 4. ask whether that holds; 5. do it again.</summary>
    private DeliveryAction Resolve(PlanInFlight flight, StepRun run)
    {
        if (run.Step.Unknown == WhenUnknown.Again || run.Step.Ask is null)
        {
            return Do(flight, run, Later(run));
        }

        DateTimeOffset unknownSince = run.Doubted!.EndedAt; // a doubtful run has its doubted attempt
        DateTimeOffset believable = unknownSince + options.Grace;
        if (run.NotThere is null)
        {
            bool isFirst = run.Last == run.Doubted;
            return Ask(flight, run, isFirst ? unknownSince + options.AskAfter : Later(run));
        }

        if (run.NotThere.Intent.At < believable)
        {
            return Ask(flight, run, believable);
        }

        return run.Step.Unknown == WhenUnknown.AskThenReverse && !run.IsReversalAnswered ? Reverse(flight, run) : Do(flight, run, null);
    }

    private DeliveryAction Do(PlanInFlight flight, StepRun run, DateTimeOffset? notBefore)
    {
        ImmutableSortedDictionary<string, string> facts = flight.FactsOf(run);
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
        ImmutableSortedDictionary<string, string> facts = flight.Progress.Facts.RemoveRange(run.Step.Gives); // what the lost answer would have given is not known
        return Must(flight.Send(run.Name, AttemptPurpose.Ask, ask.Transaction, facts, run.Batch, notBefore));
    }

    private static DeliveryAction Reverse(PlanInFlight flight, StepRun run)
    {
        ImmutableSortedDictionary<string, string> facts = flight.Progress.Facts
            .SetItem("omsgid", run.Doubted!.Intent.MsgId).SetItem("oinfno", run.Doubted.Intent.Transaction);
        return Must(flight.Send(run.Name, AttemptPurpose.Reverse, run.Step.Reverse!, facts, null, null)); // plans that reverse name by what
    }

    private DeliveryAction Fail(PlanInFlight flight, ImmutableArray<Issue> issues)
    {
        PlanProgress progress = flight.Progress;
        if (flight.Chain is not null)
        {
            return new DeliveryAction.Park(issues);
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

        if (IsWornOut(flight, progress.UndoTroubles, last))
        {
            return Park(IssueCodes.OutcomeUnresolved, step.Undo!, last);
        }

        DateTimeOffset? later = last?.Outcome == AttemptOutcome.Unknown ? last.EndedAt + Pace(progress.UndoTroubles) : null;
        return Must(flight.Send(step.Name, AttemptPurpose.Undo, step.Undo!, progress.Facts, null, later));
    }

    private static DeliveryAction.Finish Accepted(PlanInFlight flight) =>
        new DeliveryAction.Finish(MessageState.Accepted, [], flight.Answer()) { Takes = flight.Chain?.Takes ?? [] };

    private static DeliveryAction.Park Stopped(PlanInFlight flight, StepRun run) => new([
        new Issue(IssueCodes.VisitUndoStopped, new SourceLocation($"{run.Step.Transaction} {run.Step.Name}"), run.Last?.Detail ?? ""),
        Refusal(flight, run)]);

    private static Issue Refusal(PlanInFlight flight, StepRun run)
    {
        IssueCode code = flight.Plan.Destination == Destinations.Fhir ? IssueCodes.FhirRefused : IssueCodes.PlatformRefused;
        return new Issue(code, new SourceLocation($"{run.Step.Transaction} {run.Step.Name}"), run.Last?.Detail ?? "");
    }

    private static DeliveryAction.Park Park(IssueCode code, string transaction, Attempt? last) =>
        new DeliveryAction.Park([new Issue(code, new SourceLocation(transaction), last is null ? "" : $"Last answer: {last.Outcome}, {last.Detail}")]);

    /// <summary>A transaction that asks or takes back needs nothing that the step itself did not need; where it still cannot be filled, a person decides.</summary>
    private static DeliveryAction Must(Outcome<DeliveryAction> sending) =>
        sending.TryGetValue(out DeliveryAction? send) ? send : new DeliveryAction.Park(sending.Issues);

    private bool IsWornOut(PlanInFlight flight, int troubles, Attempt? last) => troubles >= options.MaxTroubles && last is not null && !flight.IsReleased;

    private DateTimeOffset? Later(StepRun run) => run.Last is { } last ? last.EndedAt + Pace(run.Troubles) : null;

    private TimeSpan Pace(int troubles) => options.AskAgain * Math.Clamp(troubles, 1, 10);
}
