using System.Collections.Immutable;

namespace Gateway.Platform;

/// <summary>How plans take a thing back: what the transaction needs, what it makes untrue, and by which facts it takes back all of its kind at once.</summary>
/// <param name="Needs">Facts that name what is taken back.</param>
/// <param name="Forgets">Facts that are true no longer.</param>
/// <param name="Whole">Null where it takes back one thing at a time.</param>
internal sealed record UndoForm(ImmutableArray<string> Needs, ImmutableArray<string> Forgets, ImmutableSortedDictionary<string, string>? Whole)
{
    /// <summary>The form of an effect's undo.</summary>
    public static UndoForm Of(VisitEffect effect, PlanCatalog plans)
    {
        PlanStep? written = effect.Undo is null ? null : plans.Plans.SelectMany(plan => plan.Steps).FirstOrDefault(step => step.Transaction == effect.Undo && step.Kind == StepKind.Effect);
        return new UndoForm(written?.Needs ?? [], written is { Forgets.IsEmpty: false } ? written.Forgets : effect.Step.Gives, written?.Whole);
    }

    /// <summary>What is known of an effect, and what makes its undo take back all of its kind.</summary>
    public ImmutableSortedDictionary<string, string> FactsOf(VisitEffect effect) => effect.Facts.SetItems(Whole ?? ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Two effects of one identity are taken back by one transaction; null where what names it is not known.</summary>
    public string? IdentityOf(VisitEffect effect)
    {
        ImmutableSortedDictionary<string, string> facts = FactsOf(effect);
        return effect.Undo is null || !Needs.All(facts.ContainsKey) ? null : $"{effect.Undo}|{string.Join('|', Needs.Select(need => facts[need]))}";
    }
}
