using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Says each kind of fact in one sentence, without any content of the message.</summary>
internal static class FactSummary
{
    public static (string Kind, string Summary, ImmutableArray<Issue> Issues, int Bytes) Of(JournalFact fact) => fact switch
    {
        JournalFact.Prepared prepared => ("prepared", $"{prepared.Event}, {prepared.MappingVersion}, lane {prepared.Lane.Text}", [], prepared.Canonical.Length),
        JournalFact.Rejected rejected => ("rejected", "The gateway refused it before anything was sent.", rejected.Issues, 0),
        JournalFact.AttemptStarted started => ("attempt-started", Sentence(started.Intent), [], started.Intent.Bytes.Length),
        JournalFact.AttemptEnded ended => ("attempt-ended", $"{ended.MsgId}: {ended.Outcome} after {Milliseconds(ended.Timing)}. {ended.Detail}".TrimEnd(), [], ended.Answer.Length),
        JournalFact.Finished finished => ("finished", $"{finished.State}.", finished.Issues, finished.Answer.Length),
        JournalFact.Replied replied => ("replied", replied.IsFinal ? "The reply was written." : "A 'pending' reply was written; the result follows.", [], replied.Bytes.Length),
        JournalFact.Parked parked => ("parked", "Set aside for a person; its lane waits.", parked.Issues, 0),
        JournalFact.Released released => ("released", released.How == ReleaseHow.GoOn ? released.Reason : $"{released.How}: {released.Reason}", [], 0),
        JournalFact.AnsweredLate late => ("answered-late", $"{late.MsgId}: an answer came after the attempt was given up; it changes nothing. {late.Outcome}. {late.Detail}".TrimEnd(), [], late.Answer.Length),
        JournalFact.Dropped dropped => ("dropped", $"Its bytes were dropped by age{(dropped.Kept == KeptParts.Replies ? "; the replies are kept" : "")}.", [], 0),
        JournalFact.Skipped skipped => ("skipped", skipped.Successor is { } successor ? $"Message {successor} took its place: {skipped.Reason}" : $"A person ended it: {skipped.Reason}", [], 0),
        JournalFact.KeyLapsed lapsed => ("key-lapsed", $"Its business number was free again after the period of duplicates; message {lapsed.TakenBy} has it now.", [], 0),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Sentence(AttemptIntent intent) =>
        $"{intent.MsgId}: {Verb(intent.Purpose)} {intent.Transaction} at {intent.Destination} for step {intent.Step}.";

    private static string Verb(AttemptPurpose purpose) => purpose switch
    {
        AttemptPurpose.Do => "sends",
        AttemptPurpose.Ask => "asks by",
        AttemptPurpose.Reverse => "reverses by",
        _ => "undoes by",
    };

    private static string Milliseconds(AttemptTiming timing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(timing.Connect + timing.Send + timing.Wait).TotalMilliseconds:0.#} ms (connect {timing.Connect.TotalMilliseconds:0.#}, send {timing.Send.TotalMilliseconds:0.#}, wait {timing.Wait.TotalMilliseconds:0.#})");
}
