using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Which bytes of a message are meant: <c>arrival</c>, <c>canonical</c>, <c>plan</c>, <c>reply</c>, <c>answer</c>, <c>request:MSGID</c> or <c>answer:MSGID</c>.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="MsgId">The attempt's; null where a part of the message itself is meant.</param>
internal readonly record struct MessagePart(string Name, string? MsgId)
{
    public const string ExpectedChinese = "part 为 arrival、canonical、plan、reply、answer、request:报文号、answer:报文号 之一。";

    /// <summary>The same.</summary>
    public const string Expected = "part is one of arrival, canonical, plan, reply, answer, request:MSGID, answer:MSGID.";

    private static readonly string[] OfMessage = ["arrival", "canonical", "plan", "reply", "answer"];
    private static readonly string[] OfAttempt = ["request", "answer"];

    /// <summary>The parts that a message with these facts can have, in the order in which they came to be.</summary>
    public static IEnumerable<string> Names(IEnumerable<JournalledFact> journalled)
    {
        JournalFact[] facts = [.. journalled.Select(fact => fact.Fact)];
        return
        [
            "arrival",
            .. facts.Any(fact => fact is JournalFact.Prepared) ? (string[])["canonical", "plan"] : [],
            .. facts.SelectMany(fact => fact switch
            {
                JournalFact.AttemptStarted started => (string[])[$"request:{started.Intent.MsgId}"],
                JournalFact.AttemptEnded { Answer.Length: > 0 } ended => [$"answer:{ended.MsgId}"],
                _ => [],
            }),
            .. facts.Any(fact => fact is JournalFact.Finished { Answer.Length: > 0 }) ? (string[])["answer"] : [],
            .. facts.Any(fact => fact is JournalFact.Replied) ? (string[])["reply"] : [],
        ];
    }

    /// <summary>Reads a part's name.</summary>
    /// <returns>Whether there is such a part.</returns>
    public static bool TryRead(string? text, out MessagePart part)
    {
        string[] halves = (text ?? "").Split(':', 2);
        part = new MessagePart(halves[0], halves.ElementAtOrDefault(1));
        return part.MsgId is null ? OfMessage.Contains(part.Name, StringComparer.Ordinal) : OfAttempt.Contains(part.Name, StringComparer.Ordinal) && part.MsgId.Length > 0;
    }
}
