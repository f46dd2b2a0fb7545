using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>
/// What makes two faults the same: the leading issue's code, the transaction in which it came up, and the text without anybody in it. Bulk jobs stop when one comes again;
/// lists group by it. It holds no value of a message (<see cref="TextMask"/>), so it may be logged and shown to everybody.
/// </summary>
/// <param name="Code">For example <c>GW6002</c>.</param>
/// <param name="Transaction">For example <c>2207</c>; empty for a fault before anything was sent.</param>
/// <param name="Text">The other side's words, masked; or the table row or place where the gateway found the fault.</param>
public sealed record FaultSignature(string Code, string Transaction, string Text)
{
    /// <summary>The fault that a message has now.</summary>
    /// <param name="message">Its header.</param>
    /// <param name="facts">All of them.</param>
    /// <returns>Null when it has none.</returns>
    public static FaultSignature? Of(MessageHeader message, ImmutableArray<JournalledFact> facts)
    {
        if (message.IssueCode is not { } code)
        {
            return null;
        }

        ReadOnlyMemory<byte> canonical = default;
        Dictionary<string, AttemptIntent> under = new(StringComparer.Ordinal);
        (AttemptIntent Intent, string Said)? failed = null;
        foreach (JournalFact fact in facts.Select(entry => entry.Fact))
        {
            switch (fact)
            {
                case JournalFact.Prepared prepared:
                    canonical = prepared.Canonical;
                    break;
                case JournalFact.AttemptStarted { Intent: { Purpose: AttemptPurpose.Do or AttemptPurpose.Undo } intent }:
                    under[intent.MsgId] = intent;
                    break;
                case JournalFact.AttemptEnded ended when under.TryGetValue(ended.MsgId, out AttemptIntent? intent):
                    failed = ended.Outcome != AttemptOutcome.Accepted ? (intent, ended.Detail) : failed?.Intent.Step == intent.Step ? null : failed; // what worked later is no fault
                    break;
                default:
                    break;
            }
        }

        return failed is { } fault
            ? new FaultSignature(code, fault.Intent.Transaction, TextMask.Of(fault.Said, canonical, fault.Intent.Bytes))
            : new FaultSignature(code, "", Place(facts, code));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Transaction} {Text}".Replace("  ", " ", StringComparison.Ordinal).Trim();

    private static string Place(ImmutableArray<JournalledFact> facts, string code)
    {
        Issue? issue = facts.Reverse().SelectMany(entry => IssuesOf(entry.Fact)).FirstOrDefault(issue => issue.Code.Id == code);
        return issue is null ? "" : issue.TableRow ?? issue.At.Path;
    }

    private static IEnumerable<Issue> IssuesOf(JournalFact fact) => fact switch
    {
        JournalFact.Rejected rejected => rejected.Issues.IsDefault ? [] : rejected.Issues,
        JournalFact.Parked parked => parked.Issues.IsDefault ? [] : parked.Issues,
        JournalFact.Finished finished => finished.Issues.IsDefault ? [] : finished.Issues,
        _ => [],
    };
}
