using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline.Steps;

/// <summary>6 Plan: Bundle + key book → the ordered transactions, once the messages that came before it are in its lane. A fact that nobody can give is an issue that names it.</summary>
internal sealed class PlanStep(PlanBuilder plans, DeliveryEngine engine, IJournal journal, CodeWorkList workList) : IStep
{
    public string Name => "Plan";

    public async ValueTask RunAsync(MessageContext context, CancellationToken cancellationToken)
    {
        MappedMessage mapped = context.Mapped!; // set by step 4
        if (context.Place is { } place && plans.LaneOf(mapped.Event, mapped.Bundle, context.Institution!) is { } lane) // set by step 1
        {
            await place.EnterAsync(lane); // what came before it is in the lane now
        }

        Outcome<PlannedMessage> planned = await BuildAsync(context, mapped, mayBeOpen: false, cancellationToken);
        if (planned.Issues.Any(issue => issue.Code == IssueCodes.FactMissing))
        {
            planned = await BehindEarlierAsync(context, mapped, planned, cancellationToken);
        }

        context.Issues = context.Issues.AddRange(planned.Issues.Select(issue => Lineage.Locate(issue, mapped.Lineage)));
        context.Plan = planned.Partial;
        if (planned.Partial is { } plan && engine.Find(plan.Lane) is { HasFirst: true })
        {
            context.Issues = context.Issues.Add(new Issue(IssueCodes.VisitBeingUndone, SourceLocation.Whole, "Expected no order in the lane that takes the visit back."));
        }
    }

    /// <summary>A registration may still be on its way when its charges come: the plan then stays open until its turn. With nothing ahead in the lane, the key book is asked once more: it may have ended just now.</summary>
    private async Task<Outcome<PlannedMessage>> BehindEarlierAsync(MessageContext context, MappedMessage mapped, Outcome<PlannedMessage> refused, CancellationToken cancellationToken)
    {
        Outcome<PlannedMessage> open = await BuildAsync(context, mapped, mayBeOpen: true, cancellationToken);
        if (!open.TryGetValue(out PlannedMessage? plan) || !plan.Plan.IsOpen)
        {
            return open.Succeeded ? open : refused;
        }

        return engine.Find(plan.Lane) is not null ? open : await BuildAsync(context, mapped, mayBeOpen: false, cancellationToken);
    }

    private async Task<Outcome<PlannedMessage>> BuildAsync(MessageContext context, MappedMessage mapped, bool mayBeOpen, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, ImmutableDictionary<string, string>> known = await LookUpAsync(context, mapped, cancellationToken);
        List<UnmappedCode> unmapped = [];
        var request = new PlanRequest(mapped.Event, mapped.Bundle, context.Institution!, known, MappingStamp.Of(context)) { MayBeOpen = mayBeOpen, Unmapped = unmapped, AfterReversal = context.Read?.Message?.AfterReversal ?? AfterReversal.Again }; // set by step 1
        Outcome<PlannedMessage> planned = plans.Build(request);
        await workList.NoteAsync(context, unmapped, cancellationToken);
        return planned;
    }

    private async Task<ImmutableDictionary<string, ImmutableDictionary<string, string>>> LookUpAsync(MessageContext context, MappedMessage mapped, CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Builder known = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        foreach (PlanPage page in plans.Pages(mapped.Event, mapped.Bundle))
        {
            known[page.Scope] = await journal.LookUpAsync(page.HolderIn(context.Inbound.Institution), page.Scope, page.Local, cancellationToken);
        }

        return known.ToImmutable();
    }
}
