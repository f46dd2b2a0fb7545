using System.Collections.Immutable;
using Gateway.Console.Privacy;
using Gateway.Contract;
using Gateway.Delivery;

namespace Gateway.Console.Views;

/// <summary>A destination, for people: what it does, why, and when that changes.</summary>
/// <param name="State"><c>open</c>, <c>opening</c> (what has piled up is let go step by step), <c>window</c> (declared shut), <c>paused</c> (until somebody resumes it) or <c>closed</c> (its own answers say so).</param>
/// <param name="Reason">Why it takes nothing; null while it does.</param>
/// <param name="Until">When it opens, or when one message looks whether it has; null while it is open, or nobody has said.</param>
/// <param name="Waiting">Messages.</param>
/// <param name="PerSecond">Messages a second that end.</param>
/// <param name="Arrivals">Messages a second that come in.</param>
/// <param name="Limit">Messages a second that may begin while it opens; null while nothing is held back.</param>
/// <param name="DrainedAt">When nothing will wait any more, as things are; null when that cannot be said.</param>
/// <param name="Concurrency">Messages worked on at once at most, and how many of these places there are now (<paramref name="Seats"/>).</param>
/// <param name="RateLimit">Calls a second at most.</param>
/// <param name="DayClose">The settlement day's next cut-off; null where none is configured.</param>
/// <param name="IssueCode">GW6521 when something will miss it.</param>
/// <param name="Windows">Declared windows, the next one first.</param>
/// <param name="Lanes">How many lanes are in which state.</param>
public sealed record DestinationPage(
    string Name, string State, string? Reason, DateTimeOffset? Since, DateTimeOffset? Until,
    long Waiting, double PerSecond, double Arrivals, double? Limit, DateTimeOffset? DrainedAt,
    int Concurrency, int Seats, double? RateLimit, DateTimeOffset? DayClose, string? IssueCode,
    ImmutableArray<WindowRow> Windows, ImmutableArray<TransactionRow> Transactions, ImmutableSortedDictionary<string, int> Lanes)
{
    internal static DestinationPage Of(DestinationView view, ImmutableArray<WindowView> windows, DateTimeOffset now) => new(
        view.Name, StateOf(view), view.Closed is { } closed ? PatientMask.Numbers(closed.Reason) : null, view.Closed?.Since, view.Closed?.Next,
        view.Drain.Waiting, view.Drain.PerSecond, view.Drain.Arrivals, view.Drain.Limit, view.Drain.EndsAt,
        view.Concurrency, view.Seats, view.RateLimit, view.DayClose?.At, view.DayClose is { IsThreatened: true } ? IssueCodes.MissesDayClose.Id : null,
        [.. windows.Where(window => window.Destination == view.Name).Select(WindowRow.Of)],
        [.. view.Transactions.Select(transaction => TransactionRow.Of(transaction, now))],
        view.Lanes.ToImmutableSortedDictionary(lanes => lanes.Key.ToString().ToLowerInvariant(), lanes => lanes.Value));

    private static string StateOf(DestinationView view) => view switch
    {
        { Closed: { IsDeclared: true, Next: null } } => "paused",
        { Closed.IsDeclared: true } => "window",
        { Closed: not null } => "closed",
        { Drain.Limit: not null } => "opening",
        _ => "open",
    };
}

/// <summary>One transaction of a destination.</summary>
/// <param name="Breaker"><c>closed</c>: calls go through; <c>open</c>: they do not; <c>half-open</c>: one tries.</param>
/// <param name="Reason">What the last failure was; null while calls go through.</param>
/// <param name="TriesAgainIn">Seconds until one call tries; null while calls go through.</param>
/// <param name="Active">Calls under way.</param>
/// <param name="Waiting">Lanes that are held back.</param>
public sealed record TransactionRow(string Name, string Breaker, string? Reason, double? TriesAgainIn, int Active, int Waiting, int? Concurrency, double? RateLimit)
{
    internal static TransactionRow Of(TransactionView view, DateTimeOffset now) => new(
        view.Name,
        view.Breaker switch
        {
            BreakerState.Closed => "closed",
            BreakerState.HalfOpen => "half-open",
            _ => "open",
        },
        view.Reason is { } reason ? PatientMask.Numbers(reason) : null, view.ReopensAt is { } at ? Math.Max(0, Math.Round((at - now).TotalSeconds, 1)) : null, view.Active, view.Waiting, view.Concurrency, view.RateLimit);
}

/// <summary>A declared window.</summary>
/// <param name="Id">By which it can be cancelled; <c>gateway.json N</c> is changed there.</param>
/// <param name="Effect"><c>closed</c>, <c>paused</c>, or <c>open</c> (an operator let it go on during a window).</param>
/// <param name="Every">When it recurs; null for once.</param>
/// <param name="From">When it began, or begins next.</param>
/// <param name="To">When that one ends; null while nobody has said.</param>
public sealed record WindowRow(string Id, string Destination, string Effect, string? Every, DateTimeOffset? From, DateTimeOffset? To, bool IsNow, string Reason)
{
    internal static WindowRow Of(WindowView view) => new(view.Id, view.Destination, view.Effect.ToString().ToLowerInvariant(), view.Every, view.From, view.To, view.IsNow, PatientMask.Numbers(view.Reason));
}
