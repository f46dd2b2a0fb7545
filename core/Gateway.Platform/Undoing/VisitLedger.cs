using System.Collections.Immutable;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What is live of one visit: the fold of all its messages in the order in which they were tried. The same messages give the same ledger.</summary>
internal sealed class VisitLedger
{
    private readonly List<VisitEffect> effects = [];
    private readonly List<(long MessageId, Plan Plan, ImmutableSortedDictionary<string, string> Facts)> pages = [];
    private readonly RecoveryTable recovery;
    private readonly PlanCatalog plans;
    private ImmutableSortedDictionary<string, string> visit = ImmutableSortedDictionary<string, string>.Empty;

    private VisitLedger(PlatformKnowledge knowledge) => (recovery, plans) = (knowledge.Recovery, knowledge.Plans);

    public IReadOnlyList<VisitEffect> Effects => effects;

    /// <param name="messages">Of one lane.</param>
    /// <param name="reader">Opens plans.</param>
    /// <param name="knowledge">Says what takes what back.</param>
    public static VisitLedger Of(ImmutableArray<DeliveryItem> messages, PlanReader reader, PlatformKnowledge knowledge)
    {
        var ledger = new VisitLedger(knowledge);
        foreach (DeliveryItem message in messages.Where(message => !message.Attempts.IsEmpty).OrderBy(message => message.Attempts[0].Intent.MsgId, StringComparer.Ordinal)) // msgids only grow; the clock may step back
        {
            if (reader.TryFold(message, out PlanProgress? progress, out Func<Attempt, bool>? isGone))
            {
                ledger.Take(message, progress, isGone);
            }
        }

        return ledger;
    }

    /// <summary>The lines of the key book that an effect wrote, emptied.</summary>
    public ImmutableArray<KeyBookRow> Forgotten(VisitEffect effect, ImmutableArray<string> facts) =>
    [
        .. from page in pages
           from key in page.Plan.Keys
           from fact in facts
           where key.Facts.Contains(fact) && effect.Facts.TryGetValue(fact, out string? value) && page.Facts.GetValueOrDefault(fact) == value
           select new KeyBookRow(page.Plan.Institution, key.Scope, key.Local, fact, ""),
    ];

    private void Take(DeliveryItem message, PlanProgress progress, Func<Attempt, bool> isGone)
    {
        if (progress.Plan.Undo is not null)
        {
            TakeOrder(message, isGone);
            return;
        }

        ImmutableSortedDictionary<string, string> facts = visit.SetItems(progress.Plan.Facts), seen = facts;
        foreach (StepRun run in progress.Runs)
        {
            facts = Take(message, progress, run, facts);
            seen = seen.SetItems(facts);
        }

        pages.Add((message.Message.Id, progress.Plan, seen));
    }

    private ImmutableSortedDictionary<string, string> Take(DeliveryItem message, PlanProgress progress, StepRun run, ImmutableSortedDictionary<string, string> before)
    {
        if (run.State is RunState.Open or RunState.Refused)
        {
            return before;
        }

        bool isDone = run.State == RunState.Done;
        KeyValuePair<string, string>[] given = isDone ? [.. run.Answer?.Facts.Where(fact => fact.Value.Length > 0) ?? []] : [];
        ImmutableSortedDictionary<string, string> facts = isDone ? before.SetItems(given) : before.RemoveRange(run.Step.Gives);
        if (run.Step.Kind == StepKind.Effect && recovery.IsTakingBack(run.Step.Transaction))
        {
            TakeBack(run, before, isDone);
        }
        else if (run.Step.Kind == StepKind.Effect)
        {
            Add(message, progress, run, facts);
        }

        bool isStanding = isDone && !progress.IsUndone(run.Step);
        visit = (isStanding ? visit.SetItems(given.Where(fact => run.Step.Gives.Contains(fact.Key))) : visit.RemoveRange(run.Step.Gives)).RemoveRange(isDone ? run.Step.Forgets : []);
        return facts.RemoveRange(isDone ? run.Step.Forgets : []);
    }

    private void Add(DeliveryItem message, PlanProgress progress, StepRun run, ImmutableSortedDictionary<string, string> facts)
    {
        RecoveryRow? row = recovery.Find(run.Step.Transaction);
        var effect = new VisitEffect(message.Message.Id, progress.Plan.Event, run.Step, StateOf(progress, run), facts)
        {
            Undo = run.Step.Undo ?? row?.Undo,
            Reverse = run.Step.Reverse ?? row?.Reverse,
            Doubted = run.State != RunState.Done && run.Doubted is { } doubted ? (doubted.Intent.MsgId, doubted.EndedAt) : null,
            Amounts = VisitEffect.AmountsOf(run.Answer?.Bundle),
        };
        int same = effects.FindIndex(other => other.UndoName == effect.UndoName);
        if (same < 0)
        {
            effects.Add(effect);
        }
        else if (effect.State == EffectState.Unknown)
        {
            effects[same] = effect; // one batch in doubt puts the whole step in doubt
        }
    }

    private static EffectState StateOf(PlanProgress progress, StepRun run) =>
        run.State != RunState.Done ? EffectState.Unknown : progress.IsUndone(run.Step) ? EffectState.Undone : EffectState.Live;

    /// <summary>A cancellation names what it takes back by the facts that it needs.</summary>
    private void TakeBack(StepRun run, ImmutableSortedDictionary<string, string> facts, bool isDone)
    {
        for (int index = 0; isDone && index < effects.Count; index++)
        {
            VisitEffect effect = effects[index];
            if (effect.Undo == run.Step.Transaction && run.Step.Needs.All(need => facts.TryGetValue(need, out string? value) && (effect.Facts.GetValueOrDefault(need) == value || run.Step.Whole?.GetValueOrDefault(need) == value)))
            {
                effects[index] = effect with { State = EffectState.Undone };
            }
        }
    }

    private void TakeOrder(DeliveryItem order, Func<Attempt, bool> isGone)
    {
        HashSet<string> done = [.. order.Attempts.Where(attempt => attempt.Outcome == AttemptOutcome.Accepted || (attempt.Outcome == AttemptOutcome.Refused && isGone(attempt))).Select(attempt => attempt.Intent.Step)];
        HashSet<string> together = [.. effects.Where(effect => done.Contains(UndoChain.StepNameOf(effect))).Select(IdentityOf).OfType<string>()];
        for (int index = 0; index < effects.Count; index++)
        {
            if (done.Contains(UndoChain.StepNameOf(effects[index])) || (IdentityOf(effects[index]) is { } identity && together.Contains(identity)))
            {
                effects[index] = effects[index] with { State = EffectState.Undone };
                visit = visit.RemoveRange(effects[index].Step.Gives);
            }
        }
    }

    private string? IdentityOf(VisitEffect effect) => UndoForm.Of(effect, plans).IdentityOf(effect);
}
