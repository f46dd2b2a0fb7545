using System.Collections.Immutable;

namespace Gateway.Console.Views;

/// <summary>The state of everything at one moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="States">Messages by state.</param>
/// <param name="Unknown">Messages with an unknown outcome.</param>
/// <param name="OldestUnknown">Since when the oldest is; null without one.</param>
/// <param name="Alerts">What somebody has to look at, worst first; one sentence each.</param>
/// <param name="Sources">Per source, by state.</param>
/// <param name="CompleteToSequence">Every fact up to this one is in the lists below.</param>
public sealed record TodayView(
    DateTimeOffset At, ImmutableSortedDictionary<string, long> States, int Unknown, DateTimeOffset? OldestUnknown, ImmutableArray<AlertView> Alerts, ImmutableArray<SourceCountView> Sources, long CompleteToSequence)
{
    /// <summary>Settlements whose outcome is unknown or that wait, by destination; the line with the oldest first.</summary>
    public ImmutableArray<PendingMoneyView> MoneyPending { get; init; } = [];

    /// <summary>False when more settlements pend than are added up.</summary>
    public bool IsMoneyWhole { get; init; } = true;
}

/// <summary>One thing to look at.</summary>
/// <param name="IsRed">It costs somebody something now.</param>
/// <param name="Link">The page that shows it.</param>
public sealed record AlertView(bool IsRed, string Chinese, string English, string Link);

/// <summary>One source's messages by state.</summary>
public sealed record SourceCountView(string Source, ImmutableSortedDictionary<string, long> States);
