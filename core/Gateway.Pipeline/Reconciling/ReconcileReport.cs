using System.Collections.Immutable;

namespace Gateway.Pipeline;

/// <summary>What a run came to, as the journal keeps it and people see it. No person's number is in it but hashed.</summary>
/// <param name="RunId">The order's number in the journal.</param>
/// <param name="Rows">Lines of the gateway's ledger that were compared.</param>
public sealed record ReconcileReport(long RunId, string Institution, DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset EndedAt, int Rows, ImmutableArray<AccountResult> Accounts, ImmutableArray<DifferenceResult> Differences)
{
    /// <summary>The hospital's own ledger was compared too.</summary>
    public bool HasHis { get; init; }

    /// <summary>Files that could not be read, totals that nothing explains.</summary>
    public ImmutableArray<IssueResult> Issues { get; init; } = [];

    /// <summary>Differences that still wait for somebody.</summary>
    public int Open => Differences.Count(difference => difference.State is "open" or "under-way");
}

/// <summary>One insurance, clearing type and agency.</summary>
/// <param name="Result"><c>equal</c>, <c>differs</c>, <c>platform-more</c>, <c>institution-more</c>, or <c>not-compared</c>.</param>
public sealed record AccountResult(string Insutype, string ClearingType, string Agency, int Count, decimal Total, decimal Fund, decimal Account, decimal Cash, string Result, string? Issue);

/// <summary>One difference.</summary>
/// <param name="Kind">For example <c>platform-only</c>.</param>
/// <param name="Title">The kind in Chinese.</param>
/// <param name="PersonHash">Of psn_no.</param>
/// <param name="Repair"><c>adopt</c>, <c>reverse</c>, <c>reply</c>, <c>not-needed</c> or <c>none</c>: a person decides.</param>
/// <param name="State"><c>open</c>, <c>under-way</c>, <c>repaired</c> or <c>noted</c>.</param>
/// <param name="RepairedBy">The message that repaired it.</param>
public sealed record DifferenceResult(
    string Kind, string Title, string Settlement, string Visit, string PersonHash, string MsgId, string Local, long? MessageId, bool IsRefund,
    AmountsResult? Gateway, AmountsResult? Platform, decimal? His, string Repair, string State, long? RepairedBy, string Chinese, string English);

/// <summary>Amounts in yuan; funds without the personal account.</summary>
public sealed record AmountsResult(decimal Total, decimal Fund, decimal Account);

/// <summary>One issue, with its code.</summary>
public sealed record IssueResult(string Code, string Place, string Chinese, string English, string Reason);
