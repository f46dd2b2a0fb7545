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

    /// <summary>How its transactions are written and its answers read.</summary>
    public ITransactionForms Forms { get; } = forms;

    public PlanProgress Progress { get; } = progress;

    /// <summary>What takes the visit back; null when the message is no order to do that.</summary>
    public UndoChain? Chain { get; init; }

    /// <summary>What a step may use: what is known, or what was known when the thing was done that it takes back.</summary>
    public ImmutableSortedDictionary<string, string> FactsOf(StepRun run) => run.Step.Target is { } target ? Progress.Facts.SetItems(target.Facts) : Progress.Facts;

    /// <summary>When a person last let the message go on: what parked it is tried once more; null when nobody did.</summary>
    public DateTimeOffset? ReleasedAt { get; } = item.ReleasedAt;

    /// <summary>How much of a stretch of time the destination took nothing.</summary>
    public TimeSpan ShutWithin(DateTimeOffset from, DateTimeOffset to) => item.Shut.Within(from, to);

    /// <summary>Whether nothing was tried since then.</summary>
    public bool IsReleased { get; } = item.Attempts.Length > 0 && item.ReleasedAt >= item.Attempts[^1].EndedAt;

    /// <summary>Whether it is the gateway's own message that signs an operator in.</summary>
    public bool IsSignIn { get; } = SignInOrder.IsOne(item.Message);

    /// <summary>The canonical message.</summary>
    public Bundle Message => message();

    /// <summary>Prepares one transaction for sending.</summary>
    public Outcome<DeliveryAction> Send(string step, AttemptPurpose purpose, string transaction, IReadOnlyDictionary<string, string> facts, FillBatch? batch, DateTimeOffset? notBefore, UndoTarget? target = null)
    {
        Outcome<Func<AttemptStamp, ReadOnlyMemory<byte>>> prepared = Forms.Prepare(new TransactionRequest(Plan, transaction, facts, target is null ? message() : CanonicalJson.Read(target.Canonical.Span), batch) { Canonical = target?.Canonical ?? item.Canonical });
        return prepared.TryGetValue(out Func<AttemptStamp, ReadOnlyMemory<byte>>? fill)
            ? Outcome.Of<DeliveryAction>(new DeliveryAction.Send(step, purpose, transaction, Plan.Destination, fill, notBefore))
            : Outcome.Refused<DeliveryAction>(prepared.Issues);
    }

    /// <summary>The business part of an answer.</summary>
    public System.Text.Json.JsonElement Output(ReadOnlyMemory<byte> answer) => Forms.Output(answer);

    /// <summary>The canonical answer: what every step's answer gave, in the plan's order, and the facts.</summary>
    public byte[] Answer() => CanonicalAnswer.Write(
        message().Identifier?.Value ?? Plan.Event,
        Progress.Runs.Select(run => run.Answer?.Bundle).OfType<Bundle>(),
        Progress.Facts);
}
