using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Says of every message that was refused, is parked or waits who failed and what to do: from the last answer by <c>errors.csv</c>, else from the gateway's own issue or cause.</summary>
public sealed class VerdictBook(IKnowledgeSource knowledge)
{
    private const string StoppedBefore = "The gateway stopped before the outcome was written.";

    /// <summary>The verdict on a message as the journal knows it.</summary>
    /// <param name="message">Its header.</param>
    /// <param name="facts">Its facts, in order.</param>
    /// <param name="waiting">What its lane does; default where nobody knows.</param>
    /// <returns>Null when it was accepted or reversed.</returns>
    public Verdict? Of(MessageHeader message, ImmutableArray<JournalledFact> facts, Waiting waiting)
    {
        switch (message.State)
        {
            case MessageState.Accepted or MessageState.Reversed:
                return null;
            case MessageState.Received:
                return new Verdict(Party.Gateway, "J1", "报文已收妥，正在读取；无需处理。", "The message is on disk and being read; nothing to do.");
        }

        Issue? issue = message.State == MessageState.Prepared ? null : IssuesOf(facts).FirstOrDefault(found => found.IsError) ?? IssuesOf(facts).FirstOrDefault();
        Attempt[] failed = [.. AttemptsOf(facts, waiting.IsAtRest(message)).Where(attempt => attempt.Outcome != AttemptOutcome.Accepted)];
        Attempt? last = failed.LastOrDefault();
        return issue is not null ? Of(issue, failed, message.Institution)
            : waiting.Of(message, (words, evidence) => Explained(words, message, evidence)) is { } ahead && (last is null || ahead.Party == Party.Gateway || waiting.LosesSessions) ? ahead
            : last is not null ? waiting.WithNextTry(Slow(facts, last) ?? Of(last, message.Institution), message)
            : new Verdict(Party.Gateway, "J2", "报文在队列中等待办理；无需处理。", "The message waits for its turn; nothing to do.");
    }

    /// <summary>The verdict on one attempt.</summary>
    /// <param name="attempt">Not accepted.</param>
    /// <param name="institution">Whose; its region's texts are asked first.</param>
    public Verdict Of(Attempt attempt, string institution)
    {
        string evidence = EvidenceOf(attempt);
        return CauseVerdicts.Measured(attempt.Detail, evidence) ?? Known(attempt.Intent.Transaction, attempt.Detail, institution, evidence)
            ?? (attempt.Intent.Destination == Destinations.Fhir ? FhirVerdicts.Of(attempt.Detail, evidence) : null) ?? CauseVerdicts.Of(attempt, evidence);
    }

    /// <summary>The verdict on the words of a call that may have been another message's.</summary>
    private Verdict? Explained(string words, MessageHeader message, string evidence) =>
        CauseVerdicts.Measured(words, evidence) ?? Known("", words, message.Institution, evidence)
            ?? (message.Lane?.Text.StartsWith($"{Destinations.Fhir}/", StringComparison.Ordinal) == true ? FhirVerdicts.Of(words, evidence) : null) ?? CauseVerdicts.Find(words, evidence);

    /// <summary>An answer that came after all shows that line and proxy work: the platform itself is slow. Null where none came.</summary>
    private static Verdict? Slow(ImmutableArray<JournalledFact> facts, Attempt last)
    {
        JournalledFact? late = facts.LastOrDefault(entry => entry.Fact is JournalFact.AnsweredLate { Outcome: AttemptOutcome.Accepted or AttemptOutcome.Refused });
        return late?.Fact is JournalFact.AnsweredLate answer && last.Outcome == AttemptOutcome.Unknown && last.Detail.StartsWith("No answer", StringComparison.Ordinal)
            ? new Verdict(
                Party.Platform, $"{EvidenceOf(last)} {answer.MsgId} {late.Origin.At.ToOffset(ChinaTime.Offset):HH:mm:ss}: {answer.Detail}",
                "平台的应答在超时之后才到：平台变慢，可能已办理；网关先查询再决定，请勿手工重做。持续出现时报给省平台，或延长 Platform:AnswerTimeout。",
                "The platform's answer came after we had given up waiting: it is slow, and may have acted. The gateway asks first; do not do it again by hand. When it goes on, tell the province, or wait longer (Platform:AnswerTimeout).")
            : null;
    }

    /// <summary>The verdict on an issue, as a reply tells it.</summary>
    /// <param name="institution">Whose message it is in.</param>
    public Verdict Of(Issue issue, string institution) => Of(issue, [], institution);

    /// <summary>The verdict on an issue that the gateway itself found, before anything was sent.</summary>
    public static Verdict OfOwn(Issue issue) => IssueVerdicts.Of(issue);

    private Verdict Of(Issue issue, Attempt[] failed, string institution)
    {
        if (issue.Code == IssueCodes.PlatformRefused || issue.Code == IssueCodes.VisitUndoStopped)
        {
            string transaction = issue.At.Path.Split(' ')[0];
            Attempt? refused = Array.FindLast(failed, attempt => attempt.Outcome == AttemptOutcome.Refused && attempt.Intent.Transaction == transaction);
            string evidence = refused is null ? $"{issue.At.Path}: {issue.Reason}" : EvidenceOf(refused);
            return Known(transaction, issue.Reason, institution, evidence) ?? CauseVerdicts.Of(Refused(transaction, issue.Reason), evidence);
        }

        Verdict own = IssueVerdicts.Of(issue);
        if (issue.Code == IssueCodes.FhirRefused)
        {
            return FhirVerdicts.Of(issue.Reason, own.Evidence) ?? own;
        }

        bool hangsOnAttempt = failed.Length > 0 && issue.Code.Id.StartsWith("GW6", StringComparison.Ordinal) && own.Party is Party.Platform or Party.Middle;
        return hangsOnAttempt && Of(failed[^1], institution) is var seen ? own with { Party = seen.Party, Evidence = $"{own.Evidence} {seen.Evidence}" } : own;
    }

    private Verdict? Known(string transaction, string text, string institution, string evidence) =>
        knowledge.Current.TextsFor(institution).Find(transaction, text) is { } row ? new Verdict(row.Party, $"{evidence} [{row.Place}]", row.Chinese, row.English) : null;

    private static string EvidenceOf(Attempt attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{attempt.Intent.Transaction} {attempt.Intent.MsgId} {attempt.Intent.At.ToOffset(ChinaTime.Offset):yyyy-MM-dd HH:mm:ss}: {attempt.Detail}");

    private static Attempt Refused(string transaction, string text) =>
        new(new AttemptIntent("", "", AttemptPurpose.Do, transaction, Destinations.Nhsa, default, default), AttemptOutcome.Refused, text, default, default);

    private static ImmutableArray<Issue> IssuesOf(ImmutableArray<JournalledFact> facts) => facts.Select(entry => entry.Fact).Select(fact => fact switch
    {
        JournalFact.Rejected rejected => rejected.Issues,
        JournalFact.Parked parked => parked.Issues,
        JournalFact.Finished finished => finished.Issues,
        _ => default,
    }).LastOrDefault(issues => !issues.IsDefaultOrEmpty, []);

    /// <summary>Attempts that have ended; of a message at rest also those of which nobody heard the end, because the gateway was stopped.</summary>
    private static IEnumerable<Attempt> AttemptsOf(ImmutableArray<JournalledFact> facts, bool isAtRest)
    {
        Dictionary<string, AttemptIntent> open = new(StringComparer.Ordinal);
        List<Attempt> ended = [];
        foreach (JournalledFact entry in facts)
        {
            switch (entry.Fact)
            {
                case JournalFact.AttemptStarted started:
                    open[started.Intent.MsgId] = started.Intent;
                    break;
                case JournalFact.AttemptEnded end when open.Remove(end.MsgId, out AttemptIntent? intent):
                    ended.Add(new Attempt(intent, end.Outcome, end.Detail, end.Answer, entry.Origin.At));
                    break;
                default:
                    break;
            }
        }

        return isAtRest ? ended.Concat(open.Values.Select(lost => new Attempt(lost, AttemptOutcome.Unknown, StoppedBefore, default, lost.At))).OrderBy(attempt => attempt.Intent.At) : ended;
    }
}
