using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Makes the hops of a message of its facts.</summary>
internal static class MessageStory
{
    public static ImmutableArray<HopView> Of(MessageHeader header, ImmutableArray<JournalledFact> facts)
    {
        var hops = ImmutableArray.CreateBuilder<HopView>();
        hops.Add(new HopView(header.ReceivedAt, "sender", "received", "sender", header.Listener, Request: "arrival"));
        foreach (JournalledFact journalled in facts)
        {
            if (HopOf(journalled, facts) is { } hop)
            {
                hops.Add(hop);
            }
        }

        return hops.ToImmutable();
    }

    private static HopView? HopOf(JournalledFact journalled, ImmutableArray<JournalledFact> facts) => journalled.Fact switch
    {
        JournalFact.AttemptStarted started => Attempt(journalled, started.Intent, facts),
        JournalFact.AttemptEnded => null, // stands with its beginning
        JournalFact.Replied replied => Plain(journalled, "sender", replied.IsFinal ? "" : "pending") with { Answer = "reply" },
        JournalFact.AnsweredLate late => Plain(journalled, "platform", late.MsgId) with { MsgId = late.MsgId, Outcome = late.Outcome.ToString().ToLowerInvariant() },
        _ => Plain(journalled, "gateway", ""),
    };

    private static HopView Plain(JournalledFact journalled, string lane, string text)
    {
        (string kind, string summary, _, _) = FactSummary.Of(journalled.Fact);
        return new HopView(journalled.Origin.At, lane, kind, journalled.Origin.Actor, text.Length > 0 ? text : summary) { Chinese = text.Length > 0 ? null : FactWords.Of(journalled.Fact) };
    }

    private static HopView Attempt(JournalledFact journalled, AttemptIntent intent, ImmutableArray<JournalledFact> facts)
    {
        JournalFact.AttemptEnded? ended = facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptEnded>().FirstOrDefault(end => end.MsgId == intent.MsgId);
        return new HopView(journalled.Origin.At, "platform", "attempt", journalled.Origin.Actor, $"{intent.Step}: {ended?.Detail}".Trim(' ', ':'), ended?.Outcome.ToString().ToLowerInvariant() ?? "open", intent.Transaction, intent.MsgId)
        {
            Split = ended is null ? null : SplitView.Of(ended.Timing),
            Request = $"request:{intent.MsgId}",
            Answer = ended is { Answer.Length: > 0 } ? $"answer:{intent.MsgId}" : null,
        };
    }
}
