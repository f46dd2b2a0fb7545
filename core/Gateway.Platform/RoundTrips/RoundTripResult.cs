using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What a story came to.</summary>
/// <param name="Story">Its name.</param>
/// <param name="Calls">Every transaction that was sent, in order.</param>
/// <param name="Faults">Messages that did not end as accepted; empty when all did.</param>
public sealed record RoundTripResult(string Story, ImmutableArray<RoundTripCall> Calls, ImmutableArray<Issue> Faults);

/// <summary>One transaction: made from canonical, sent, its answer read back to canonical.</summary>
/// <param name="Message">File that asked for it.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Outcome">What the platform made of it.</param>
/// <param name="Detail">Its text, where it refused.</param>
/// <param name="Facts">Facts that its answer gave.</param>
/// <param name="Resources">How many canonical resources its answer gave.</param>
/// <param name="ReadIssues">What in its answer could not be read.</param>
public sealed record RoundTripCall(string Message, string Transaction, AttemptOutcome Outcome, string Detail, int Facts, int Resources, ImmutableArray<Issue> ReadIssues)
{
    /// <summary>Of a transaction that takes something back: the platform says that it is gone already, which is as good.</summary>
    public bool IsDoneAlready { get; init; }

    /// <summary>Whether it came to what it was to do.</summary>
    public bool IsTaken => Outcome == AttemptOutcome.Accepted || IsDoneAlready;

    /// <summary>Whether the platform took it and every field of its answer could be read.</summary>
    public bool IsClosed => IsTaken && !ReadIssues.Any(issue => issue.IsError);
}
