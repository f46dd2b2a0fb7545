using System.Collections.Immutable;
using Gateway.Console.Orders;

namespace Gateway.Console.Api;

/// <summary>What operators may see of a visit and do to it. Implemented where the lanes run.</summary>
public interface IVisitDesk
{
    /// <summary>What is live of a visit at the platform; null when no message of it is known.</summary>
    Task<VisitView?> ShowAsync(string institution, string visit, CancellationToken cancellationToken);

    /// <summary>Takes a visit back, or says what that would do. Waits a while for the end.</summary>
    Task<UndoView?> UndoAsync(string institution, string visit, UndoRequest request, CancellationToken cancellationToken);
}

/// <summary>What a person asks for.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="To"><c>registered</c> or <c>nothing</c>.</param>
/// <param name="DryRun">Only say what would be done.</param>
public sealed record UndoRequest(string Actor, string Reason, string To, bool DryRun = false) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>A visit as the gateway knows it.</summary>
/// <param name="Effects">What its messages did, in order.</param>
/// <param name="Waiting">Messages that have not ended, with their states.</param>
/// <param name="Undo">The latest order to take it back; null without one.</param>
public sealed record VisitView(string Institution, string Visit, string Chinese, string English, ImmutableArray<EffectView> Effects, ImmutableArray<VisitMessageView> Waiting, VisitMessageView? Undo);

/// <summary>One thing done: <c>live</c>, <c>unknown</c> or <c>undone</c>.</summary>
/// <param name="Numbers">By the platform's names: <c>mdtrt_id</c>, <c>setl_id</c>, <c>chrg_bchno</c>.</param>
/// <param name="Amounts">Of a settlement, in yuan.</param>
public sealed record EffectView(
    long MessageId, string Event, string Transaction, string Kind, string Chinese, string State, ImmutableSortedDictionary<string, string> Numbers, ImmutableSortedDictionary<string, decimal> Amounts);

/// <summary>A message of the visit and where it is.</summary>
public sealed record VisitMessageView(long MessageId, string Event, string State, string? IssueCode);

/// <summary>What became of an order: <c>done</c>, <c>under-way</c>, <c>stopped</c> or <c>planned</c> (a dry run).</summary>
/// <param name="MessageId">The order's number; null where none was needed.</param>
/// <param name="Steps">What is done to take the visit back, in order.</param>
/// <param name="Messages">Messages that end as reversed.</param>
/// <param name="Faults">What a person has to settle.</param>
public sealed record UndoView(string State, long? MessageId, string Chinese, string English, ImmutableArray<UndoStepView> Steps, ImmutableArray<long> Messages, ImmutableArray<FaultView> Faults);

/// <summary>One reversal.</summary>
public sealed record UndoStepView(string Transaction, string Name, long MessageId, ImmutableSortedDictionary<string, string> Numbers);
