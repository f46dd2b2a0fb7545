using System.Collections.Immutable;
using Gateway.Console.Api;

namespace Gateway.Console.Views;

/// <summary>What somebody approves: the request with what it would do and the evidence, without the persons in it.</summary>
/// <param name="Chinese">What an approval does, in one sentence.</param>
/// <param name="English">The same.</param>
/// <param name="Message">The message that it is about; null where it is about a visit, or there is no such message.</param>
/// <param name="Correction">Of a correction that is not decided yet: what it changes.</param>
/// <param name="Unknown">Of a reversal: the evidence as it stands now.</param>
/// <param name="Visit">Of taking a visit back: what is live.</param>
/// <param name="Plan">Of the same: what would be done, step by step.</param>
public sealed record RequestDetailView(
    RequestView Request, string Chinese, string English, RequestMessageView? Message, CorrectionView? Correction, UnknownView? Unknown, VisitView? Visit, UndoView? Plan);

/// <summary>The message of a request.</summary>
/// <param name="Visits">Its visit and invoice numbers.</param>
/// <param name="Yuan">What it settles or bills; null where it says no sum.</param>
public sealed record RequestMessageView(long Id, string Institution, string Source, string? Event, string State, DateTimeOffset ReceivedAt, string? IssueCode, ImmutableArray<string> Visits, decimal? Yuan);
