using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Delivery;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Opens journalled plans and folds their attempts. Remembers what was parsed, because a message is asked about once per step.</summary>
internal sealed class PlanReader(IKnowledgeSource knowledge, DestinationForms forms, RecoveryOptions? options = null)
{
    private readonly TimeSpan grace = (options ?? new RecoveryOptions()).Grace;
    private readonly Memo<Bundle> bundles = new(capacity: 1024);
    private readonly AnswerMemo answers = new();

    /// <summary>Reads a message's plan.</summary>
    /// <returns>False when it was damaged, or its destination or tables are gone.</returns>
    public bool TryOpen(DeliveryItem item, [NotNullWhen(true)] out PlanInFlight? flight)
    {
        flight = null;
        if (!TryRead(item.Plan, out Plan? plan) || forms.Find(plan) is not { } form)
        {
            return false;
        }

        if (plan.IsOpen && item.KeyBook is { } keyBook)
        {
            plan = plan.Complete(keyBook, step => item.Attempts.Any(attempt => attempt.Intent.Step == step.Name || attempt.Intent.Step.StartsWith($"{step.Name}#", StringComparison.Ordinal)));
        }

        UndoChain? chain = plan.Undo is { } to ? ChainOf(item.Earlier, to) : null;
        plan = chain is null ? plan : plan with { Steps = chain.Steps };
        flight = new PlanInFlight(item, plan, Fold(plan, form, item.Attempts), form, () => BundleOf(item)) { Chain = chain };
        return true;
    }

    /// <summary>A message's plan as it is followed; null when it was damaged. An order to take a visit back has its steps by now.</summary>
    public Plan? Whole(DeliveryItem item) => !TryRead(item.Plan, out Plan? plan) ? null : plan.Undo is { } to ? plan with { Steps = ChainOf(item.Earlier, to).Steps } : plan;

    /// <summary>What is live of a visit.</summary>
    public VisitLedger Ledger(ImmutableArray<DeliveryItem> messages) => VisitLedger.Of(messages, this, knowledge.Current.Recovery);

    /// <summary>What takes a visit back.</summary>
    public UndoChain ChainOf(ImmutableArray<DeliveryItem> messages, UndoTo to) => UndoChain.Of(messages, Ledger(messages), to, knowledge.Current, grace);

    /// <summary>How far a message of the lane is, by itself.</summary>
    /// <param name="isGone">Whether a refusal says that what was to be taken back is gone already.</param>
    public bool TryFold(DeliveryItem item, [NotNullWhen(true)] out PlanProgress? progress, [NotNullWhen(true)] out Func<Attempt, bool>? isGone)
    {
        (progress, isGone) = (null, null);
        if (!TryRead(item.Plan, out Plan? plan) || forms.Find(plan) is not { } form)
        {
            return false;
        }

        progress = Fold(plan, form, item.Attempts);
        isGone = new AnswerReading(plan, form, knowledge.Current, answers, plan.Facts).IsAlreadyDone;
        return true;
    }

    /// <summary>How far a plan would be with one attempt more.</summary>
    public PlanProgress Fold(Plan plan, ITransactionForms form, IEnumerable<Attempt> attempts) =>
        PlanProgress.Fold(plan, attempts, facts => new AnswerReading(plan, form, knowledge.Current, answers, facts));

    /// <summary>The pages that an open plan has to look up when its turn comes; none for a whole one.</summary>
    public static ImmutableArray<KeyBookPage> PagesOf(DeliveryItem item) =>
        TryRead(item.Plan, out Plan? plan) && plan.IsOpen ? [.. plan.Keys.Select(key => new KeyBookPage(key.Scope, key.Local))] : [];

    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out Plan? plan)
    {
        try
        {
            plan = Plan.FromJson(json.Span);
            return true;
        }
        catch (JsonException)
        {
            plan = null;
            return false;
        }
    }

    private Bundle BundleOf(DeliveryItem item) =>
        bundles.Get($"{item.Message.Institution}/{item.Message.Id}/{item.Canonical.Length}", () => CanonicalJson.Read(item.Canonical.Span));
}
