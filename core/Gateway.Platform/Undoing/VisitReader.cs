using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Delivery;

namespace Gateway.Platform;

/// <summary>Says what is live of a visit and what would take it back. Pure.</summary>
public sealed class VisitReader
{
    private readonly PlanReader reader;

    internal VisitReader(PlanReader reader) => this.reader = reader;

    /// <summary>Everything that a visit's messages did, in order.</summary>
    public ImmutableArray<VisitEffect> Effects(ImmutableArray<DeliveryItem> messages) => [.. reader.Ledger(messages).Effects];

    /// <summary>The steps that would take it back.</summary>
    public UndoPreview Preview(ImmutableArray<DeliveryItem> messages, UndoTo to)
    {
        UndoChain chain = reader.ChainOf(messages, to);
        return new UndoPreview(chain.Steps, chain.Hindrances, chain.Takes);
    }
}

/// <summary>What an order would do.</summary>
/// <param name="Steps">In order.</param>
/// <param name="Hindrances">What a person has to settle first.</param>
/// <param name="Takes">Messages that would end as reversed.</param>
public sealed record UndoPreview(ImmutableArray<PlanStep> Steps, ImmutableArray<Issue> Hindrances, ImmutableArray<long> Takes);
