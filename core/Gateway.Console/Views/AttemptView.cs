using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>One call to a destination, from its beginning to its end.</summary>
/// <param name="Number">From 1, in the order in which they began.</param>
/// <param name="EndedAt">Null while it is under way, or where the gateway died in it.</param>
/// <param name="Purpose"><c>do</c>, <c>ask</c>, <c>reverse</c> or <c>undo</c>.</param>
/// <param name="Outcome">accepted, refused, notsent, unknown; <c>open</c> while it has none.</param>
/// <param name="Detail">Code and text of the other side, or the cause in our words.</param>
/// <param name="Split">Null where it has no end.</param>
public sealed record AttemptView(int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Step, string Transaction, string Purpose, string Outcome, string Detail, string MsgId, SplitView? Split)
{
    internal static ImmutableArray<AttemptView> Of(ImmutableArray<JournalledFact> facts)
    {
        Dictionary<string, (JournalFact.AttemptEnded Fact, DateTimeOffset At)> ends = facts.Where(fact => fact.Fact is JournalFact.AttemptEnded)
            .Select(fact => ((JournalFact.AttemptEnded)fact.Fact, fact.Origin.At)).DistinctBy(end => end.Item1.MsgId, StringComparer.Ordinal).ToDictionary(end => end.Item1.MsgId, StringComparer.Ordinal);
        return [.. facts.Where(fact => fact.Fact is JournalFact.AttemptStarted).Select((fact, at) => Of(at + 1, ((JournalFact.AttemptStarted)fact.Fact).Intent, fact.Origin.At, ends))];
    }

    private static AttemptView Of(int number, AttemptIntent intent, DateTimeOffset at, Dictionary<string, (JournalFact.AttemptEnded Fact, DateTimeOffset At)> ends)
    {
        bool hasEnded = ends.TryGetValue(intent.MsgId, out (JournalFact.AttemptEnded Fact, DateTimeOffset At) end);
        return new AttemptView(
            number, at, hasEnded ? end.At : null, intent.Step, intent.Transaction, intent.Purpose.ToString().ToLowerInvariant(), hasEnded ? end.Fact.Outcome.ToString().ToLowerInvariant() : "open",
            hasEnded ? end.Fact.Detail : "", intent.MsgId, hasEnded ? SplitView.Of(end.Fact.Timing) : null);
    }
}
