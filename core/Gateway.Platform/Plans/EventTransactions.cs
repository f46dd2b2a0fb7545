using System.Collections.Immutable;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>What plans send, as the mapping's checks want to know it.</summary>
internal static class EventTransactions
{
    public static ImmutableArray<PlannedEvent> Of(PlanCatalog plans) => [.. plans.Plans.Select(Of)];

    private static PlannedEvent Of(EventPlan plan) => new(plan.Event, plan.Destination, [.. plan.Steps.SelectMany(step => Needed(plan, step))])
    {
        Facts = [.. plan.Facts.Where(fact => !IsOptional(plan, fact.Key)).Select(fact => (fact.Key, fact.Value.Paths))],
        Lane = [.. LaneNaming.ScopesOf(plan.Lane).SelectMany(scope => plan.KeyBook.Where(page => page.Scope == scope)).SelectMany(page => page.Local.Paths)],
        Given = [.. plan.KeyBook.SelectMany(scope => scope.Facts).Concat(plan.Steps.SelectMany(step => step.Gives)).Distinct()],
    };

    /// <summary>Whether a fact only chooses among steps: a message may be silent about it.</summary>
    private static bool IsOptional(EventPlan plan, string fact) =>
        plan.Steps.Any(step => StepCondition.Asks(step, fact)) && !plan.Steps.Any(step => step.Needs.Contains(fact, StringComparer.Ordinal));

    private static IEnumerable<PlannedTransaction> Needed(EventPlan plan, PlanStep step) =>
        ((IEnumerable<string?>)[step.Transaction, step.Ask?.Transaction, step.Unknown == WhenUnknown.AskThenReverse ? step.Reverse : null, plan.OnRefused == OnRefused.Undo ? step.Undo : null])
        .OfType<string>().Select(infno => new PlannedTransaction(infno, step.SkipWhenKnown) { OnlyWith = [.. StepCondition.FactsOf(step).Select(fact => plan.Facts[fact].Paths)] });
}
