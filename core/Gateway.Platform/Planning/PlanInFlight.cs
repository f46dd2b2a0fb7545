using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Hl7.Fhir.Model;

namespace Gateway.Platform;

/// <summary>A message's plan together with how far it is and how its transactions are written.</summary>
internal sealed class PlanInFlight(DeliveryItem item, Plan plan, PlanProgress progress, ITransactionForms forms, Func<Bundle> message)
{
    public Plan Plan { get; } = plan;

    public PlanProgress Progress { get; } = progress;

    /// <summary>What takes the visit back; null when the message is no order to do that.</summary>
    public UndoChain? Chain { get; init; }

    /// <summary>What a step may use: what is known, or what was known when the thing was done that it takes back.</summary>
    public ImmutableSortedDictionary<string, string> FactsOf(StepRun run) => run.Step.Target is { } target ? Progress.Facts.SetItems(target.Facts) : Progress.Facts;

    /// <summary>A person let the message go on after its last attempt: what parked it is tried once more.</summary>
    public bool IsReleased { get; } = item.Attempts.Length > 0 && item.ReleasedAt >= item.Attempts[^1].EndedAt;

    /// <summary>Prepares one transaction for sending.</summary>
    public Outcome<DeliveryAction> Send(string step, AttemptPurpose purpose, string transaction, IReadOnlyDictionary<string, string> facts, FillBatch? batch, DateTimeOffset? notBefore, UndoTarget? target = null)
    {
        Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> prepared = forms.Prepare(new TransactionRequest(Plan, transaction, facts, target is null ? message() : CanonicalJson.Read(target.Canonical.Span), batch));
        return prepared.TryGetValue(out Func<AttemptStamp, ReadOnlyMemory<byte>>? fill)
            ? Outcome.Of<DeliveryAction>(new DeliveryAction.Send(step, purpose, transaction, Plan.Destination, fill, notBefore))
            : Outcome.Refused<DeliveryAction>(prepared.Issues);
    }

    /// <summary>The canonical answer: what every step's answer gave, in the plan's order, and the facts.</summary>
    public byte[] Answer() => CanonicalAnswer.Write(
        message().Identifier?.Value ?? Plan.Event,
        Progress.Runs.Select(run => run.Answer?.Bundle).OfType<Bundle>(),
        Progress.Facts);
}
