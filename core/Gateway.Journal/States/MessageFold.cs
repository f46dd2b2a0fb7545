using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Journal;

/// <summary>Folds facts into the header that lists show. Pure: the same facts give the same header, whichever engine holds them.</summary>
internal static class MessageFold
{
    /// <summary>The header of a message that has just come in.</summary>
    public static MessageHeader Begin(long id, Arrival arrival, string sha256) => new(
        id, arrival.Institution, arrival.Source, arrival.Listener, MessageState.Received, arrival.At.ToUniversalTime(), arrival.At.ToUniversalTime(),
        sha256, arrival.Bytes.Length, Event: null, Lane: null, BusinessKey: null, MappingVersion: null, IssueCode: null, Attempts: 0);

    /// <summary>The header after one more fact.</summary>
    /// <exception cref="FactRefusedException">The fact cannot follow the message's state.</exception>
    public static MessageHeader After(MessageHeader header, JournalFact fact, FactOrigin origin)
    {
        if (fact is JournalFact.Released && header.Kept != KeptParts.Everything)
        {
            throw new FactRefusedException($"The bytes of message {header.Id} were dropped by age: it cannot go on. Its sender can send it again.");
        }

        MessageState state = MessageLife.After(header.State, header.Event is not null, fact) ?? throw Refusal(header, fact);
        MessageHeader moved = header with { State = state, ChangedAt = origin.At.ToUniversalTime() };
        return fact switch
        {
            JournalFact.Prepared prepared => moved with
            {
                Event = prepared.Event, Lane = prepared.Lane, BusinessKey = prepared.BusinessKey, MappingVersion = prepared.MappingVersion, IssueCode = null,
            },
            JournalFact.AttemptStarted => moved with { Attempts = header.Attempts + 1 },
            JournalFact.Rejected rejected => moved with { IssueCode = Leading(rejected.Issues) },
            JournalFact.Parked parked => moved with { IssueCode = Leading(parked.Issues) },
            JournalFact.Finished finished => moved with { IssueCode = Leading(finished.Issues) },
            JournalFact.Released => moved with { IssueCode = null },
            JournalFact.Dropped dropped => header with { Kept = dropped.Kept },
            JournalFact.Skipped skipped when state is MessageState.Skipped => moved with { BusinessKey = null, IssueCode = (skipped.Successor is null ? IssueCodes.SkippedByPerson : IssueCodes.Superseded).Id },
            JournalFact.KeyLapsed => moved with { BusinessKey = null },
            _ => moved,
        };
    }

    private static string? Leading(ImmutableArray<Issue> issues) =>
        issues.IsDefaultOrEmpty ? null : (issues.FirstOrDefault(issue => issue.IsError) ?? issues[0]).Code.Id;

    private static FactRefusedException Refusal(MessageHeader header, JournalFact fact) => new(
        $"{Named(fact)} cannot follow: message {header.Id} is {header.State}{(header.Event is null ? " and was never prepared" : "")}. Read its state again and decide from there.");

    private static string Named(JournalFact fact) => fact is JournalFact.Finished finished ? $"Finished as {finished.State}" : fact.GetType().Name;
}
