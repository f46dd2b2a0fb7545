using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// The steps that take a visit back, from what its messages came to: settlements first, then everything else, last first. Pure: the order's own
/// attempts are not looked at, so a restart finds the same steps again.
/// </summary>
/// <param name="Steps">In order.</param>
/// <param name="Hindrances">What a person has to settle first; nothing is begun then.</param>
/// <param name="Takes">Messages that end as reversed with the order.</param>
internal sealed record UndoChain(ImmutableArray<PlanStep> Steps, ImmutableArray<Issue> Hindrances, ImmutableArray<long> Takes)
{
    /// <param name="earlier">The visit's messages.</param>
    /// <param name="ledger">What they came to.</param>
    /// <param name="to">How far.</param>
    /// <param name="knowledge">Says how each transaction is taken back.</param>
    /// <param name="grace">How long after a lost answer its request may still act.</param>
    public static UndoChain Of(ImmutableArray<DeliveryItem> earlier, VisitLedger ledger, UndoTo to, PlatformKnowledge knowledge, TimeSpan grace)
    {
        VisitEffect[] standing = [.. ledger.Effects.Where(effect => effect.State != EffectState.Undone && (effect.Undo ?? effect.Reverse) is not null && !(to == UndoTo.Registered && effect.IsRegistration))];
        VisitEffect[] undone = [.. standing.Where(effect => effect.IsSettlement).Reverse(), .. standing.Where(effect => !effect.IsSettlement).Reverse()];
        ImmutableDictionary<long, DeliveryItem> messages = earlier.ToImmutableDictionary(item => item.Message.Id);
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        var hindrances = ImmutableArray.CreateBuilder<Issue>();
        foreach (VisitEffect effect in undone)
        {
            if (StepOf(effect, ledger, messages[effect.MessageId], knowledge, grace) is { } step)
            {
                steps.Add(step);
            }
            else
            {
                hindrances.Add(new Issue(IssueCodes.VisitUndoUndecided, new SourceLocation($"{effect.Step.Transaction} {effect.Step.Name}"), $"Message {effect.MessageId} is to say whether {effect.Step.Transaction} was done: let it go on with 'messages retry {effect.MessageId}'."));
            }
        }

        ImmutableArray<PlanStep> distinct = [.. steps.DistinctBy(Identity)];
        return new UndoChain(distinct, hindrances.ToImmutable(), [.. earlier.Where(item => IsTaken(item.Message, ledger, undone, to)).Select(item => item.Message.Id)]);
    }

    /// <summary>How the order's step for an effect is called.</summary>
    public static string StepNameOf(VisitEffect effect) => effect.UndoName;

    /// <summary>Two messages may have uploaded under one batch number: one transaction takes both back.</summary>
    private static string Identity(PlanStep step) =>
        $"{step.Transaction}|{string.Join('|', step.Needs.Append("omsgid").Select(need => step.Target!.Facts.GetValueOrDefault(need)))}"; // every step here has one

    private static bool IsTaken(MessageHeader message, VisitLedger ledger, VisitEffect[] undone, UndoTo to) => message.State switch
    {
        MessageState.Prepared or MessageState.Parked => true,
        MessageState.Accepted => (to == UndoTo.Nothing ? ledger.Effects : undone).Any(effect => effect.MessageId == message.Id),
        _ => false,
    };

    private static PlanStep? StepOf(VisitEffect effect, VisitLedger ledger, DeliveryItem message, PlatformKnowledge knowledge, TimeSpan grace)
    {
        var form = UndoForm.Of(effect, knowledge.Plans);
        ImmutableSortedDictionary<string, string> facts = form.FactsOf(effect);
        if (effect.Undo is { } undo && (effect.State == EffectState.Live || form.Needs.All(facts.ContainsKey))) // of what is in doubt, the facts that it would give are not among these
        {
            PlanStep step = Step(effect, undo, form.Needs, facts, message, ledger.Forgotten(effect, form.Forgets), effect.Doubted?.At + grace);
            return form.Whole is null || effect.Step.Batch is not { } batch ? step : step with { Batch = batch with { Size = 1 } }; // one row that means all
        }

        return effect is { Reverse: { } reverse, Doubted: { } doubted }
            ? Step(effect, reverse, [], effect.Facts.SetItem("omsgid", doubted.MsgId).SetItem("oinfno", effect.Step.Transaction), message, [], doubted.At + grace)
            : null;
    }

    private static PlanStep Step(VisitEffect effect, string transaction, ImmutableArray<string> needs, ImmutableSortedDictionary<string, string> facts, DeliveryItem message, ImmutableArray<KeyBookRow> forgotten, DateTimeOffset? notBefore) => new()
    {
        Name = StepNameOf(effect),
        Transaction = transaction,
        Kind = StepKind.Effect,
        Needs = needs,
        Target = new UndoTarget(effect.MessageId, facts, message.Canonical, forgotten, notBefore),
    };
}
