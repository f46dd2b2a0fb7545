using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Console.Privacy;

/// <summary>Who is in a message, as its latest canonical form, what was sent to the platform and its answers say.</summary>
internal static class MessagePersons
{
    /// <summary>Of facts; nobody while it has no canonical form.</summary>
    /// <param name="more">Values that are known of them otherwise.</param>
    public static KnownPersons Of(ImmutableArray<JournalledFact> facts, IEnumerable<string>? more = null) => KnownPersons.Of(
        facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault()?.Canonical ?? default,
        facts.SelectMany(fact => fact.Fact switch
        {
            JournalFact.AttemptStarted started => PersonMembers.In(started.Intent.Bytes),
            JournalFact.AttemptEnded ended => PersonMembers.In(ended.Answer),
            JournalFact.AnsweredLate late => PersonMembers.In(late.Answer),
            _ => [],
        }).Concat(more ?? []));

    /// <summary>A mask for views of one message.</summary>
    public static async Task<ViewMask> MaskAsync(IJournal journal, long messageId, CancellationToken cancellationToken) => new(Of(await journal.ReadAsync(messageId, cancellationToken)));
}
