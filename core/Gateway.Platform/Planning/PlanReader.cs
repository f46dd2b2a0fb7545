using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gateway.Canonical;
using Gateway.Delivery;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>Opens journalled plans and folds their attempts. Remembers what was parsed, because a message is asked about once per step.</summary>
internal sealed class PlanReader(IKnowledgeSource knowledge, DestinationForms forms, RecoveryOptions? options = null, CanonicalMemo? canonical = null)
{
    public IKnowledgeSource Knowledge => knowledge;

    private readonly TimeSpan grace = (options ?? new RecoveryOptions()).Grace;
    private readonly Memo<Plan?> plans = new(capacity: 2048);
    private readonly CanonicalMemo bundles = canonical ?? new CanonicalMemo();
    private readonly AnswerMemo answers = new();

    /// <summary>Reads a message's plan.</summary>
    /// <returns>False when it was damaged, or its destination or tables are gone.</returns>
    public bool TryOpen(DeliveryItem item, [NotNullWhen(true)] out PlanInFlight? flight)
    {
        flight = null;
        if (PlanOf(item) is not { } plan || forms.Find(plan) is not { } form)
        {
            return false;
        }

        if (plan.IsOpen && item.KeyBook is { } keyBook)
        {
            plan = plan.Complete(keyBook, step => item.Attempts.Any(attempt => attempt.Intent.Step == step.Name || attempt.Intent.Step.StartsWith($"{step.Name}#", StringComparison.Ordinal)));
        }

        UndoChain? chain = plan.Undo is { } to ? ChainOf(item.Earlier, to) : null;
        plan = chain is null ? plan : plan with { Steps = chain.Steps };
        flight = new PlanInFlight(item, plan, Fold(plan, form, item.Attempts, item.Orders), form, () => bundles.Of(item)) { Chain = chain };
        return true;
    }

    /// <summary>A message's plan as it is followed; null when it was damaged. An order to take a visit back has its steps by now.</summary>
    public Plan? Whole(DeliveryItem item) => PlanOf(item) is not { } plan ? null : plan.Undo is { } to ? plan with { Steps = ChainOf(item.Earlier, to).Steps } : plan;

    /// <summary>What is live of a visit.</summary>
    public VisitLedger Ledger(ImmutableArray<DeliveryItem> messages) => VisitLedger.Of(messages, this, knowledge.Current);

    /// <summary>What takes a visit back.</summary>
    public UndoChain ChainOf(ImmutableArray<DeliveryItem> messages, UndoTo to) => UndoChain.Of(messages, Ledger(messages), to, knowledge.Current, grace);

    /// <summary>Field and value that mark rows of a query that no longer count.</summary>
    public ImmutableArray<KeyValuePair<string, string>> DeadRows(string query) => knowledge.Current.Recovery.DeadRows(query);

    /// <summary>How far a message of the lane is, by itself.</summary>
    /// <param name="isGone">Whether a refusal says that what was to be taken back is gone already.</param>
    public bool TryFold(DeliveryItem item, [NotNullWhen(true)] out PlanProgress? progress, [NotNullWhen(true)] out Func<Attempt, bool>? isGone)
    {
        (progress, isGone) = (null, null);
        if (!TryRead(item.Plan, out Plan? plan) || forms.Find(plan) is not { } form)
        {
            return false;
        }

        progress = Fold(plan, form, item.Attempts, item.Orders);
        isGone = new AnswerReading(plan, form, knowledge.Current, answers, plan.Facts).IsAlreadyDone;
        return true;
    }

    /// <summary>How far a plan would be with one attempt more.</summary>
    public PlanProgress Fold(Plan plan, ITransactionForms form, IEnumerable<Attempt> attempts, ImmutableArray<PersonOrder> orders) =>
        PlanProgress.Fold(plan, [.. attempts], orders, facts => new AnswerReading(plan, form, knowledge.Current, answers, facts));

    /// <summary>The pages that an open plan has to look up when its turn comes; none for a whole one.</summary>
    public static ImmutableArray<KeyBookPage> PagesOf(DeliveryItem item) =>
        TryRead(item.Plan, out Plan? plan) && plan.IsOpen ? [.. plan.Keys.Select(key => new KeyBookPage(key.Scope, key.Local) { Holder = key.IsShared ? PlanKey.Everybody : null })] : [];

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

    /// <summary>What an attempt's answer says; null when it has none that can be read.</summary>
    public TransactionAnswer? Answer(Plan plan, ITransactionForms form, Attempt attempt) => new AnswerReading(plan, form, knowledge.Current, answers, plan.Facts).Of(attempt);

    /// <summary>A message's plan as it was written; null when it was damaged. It is looked at four times per step.</summary>
    public Plan? PlanOf(DeliveryItem item) => plans.Get(KeyOf(item), () => TryRead(item.Plan, out Plan? plan) ? plan : null);

    /// <summary>Lets go of a message that is through.</summary>
    public void Forget(DeliveryItem item)
    {
        string tables = PlanOf(item)?.Tables ?? "";
        foreach (Attempt attempt in item.Attempts)
        {
            answers.Forget(tables, attempt);
        }

        bundles.Forget(item);
        plans.Forget(KeyOf(item));
    }

    private static string KeyOf(DeliveryItem item)
    {
        var hash = new HashCode();
        hash.AddBytes(item.Plan.Span);
        return $"{item.Message.Institution}/{item.Message.Id}/{item.Plan.Length}/{hash.ToHashCode()}";
    }
}
