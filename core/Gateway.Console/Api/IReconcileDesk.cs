using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gateway.Console.Orders;

namespace Gateway.Console.Api;

/// <summary>What operators may order and see of reconciliation. Implemented where runs run.</summary>
public interface IReconcileDesk
{
    /// <summary>Gives an order.</summary>
    /// <returns>The run as it stands after a short wait, or a fault in one sentence.</returns>
    Task<ReconcileAnswer> RunAsync(ReconcileRequest request, CancellationToken cancellationToken);

    /// <summary>A run by its number, with its report where it has ended; null when there is none.</summary>
    Task<JsonObject?> ShowAsync(long run, CancellationToken cancellationToken);

    /// <summary>Runs, newest first.</summary>
    Task<ImmutableArray<ReconcileRunView>> ListAsync(string? institution, DateOnly? day, CancellationToken cancellationToken);

    /// <summary>The latest report of each day of a month, as a file.</summary>
    /// <param name="format"><c>csv</c>, <c>html</c> or <c>json</c>.</param>
    Task<ReconcileFile> ReportAsync(string institution, DateOnly month, string format, CancellationToken cancellationToken);
}

/// <summary>What is asked for.</summary>
/// <param name="Day">China time.</param>
/// <param name="Repair"><c>none</c> or <c>safe</c>.</param>
/// <param name="Wait">Seconds to wait for the end before answering, 0 to 20; null for 20.</param>
/// <param name="His">The hospital's own ledger as Base64; null without one.</param>
public sealed record ReconcileRequest(string Institution, DateOnly Day, string Actor, string Reason, string Repair = "none", byte[]? His = null, int? Wait = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>A run as it stands, or why there is none.</summary>
public sealed record ReconcileAnswer(JsonObject? Run, Refusal? Fault);

/// <summary>One run in a list: <c>running</c> or <c>ended</c>.</summary>
public sealed record ReconcileRunView(long RunId, string Institution, string Day, string State, DateTimeOffset OrderedAt);

/// <summary>A report to keep or print.</summary>
public sealed record ReconcileFile(string Name, string ContentType, byte[] Bytes);
