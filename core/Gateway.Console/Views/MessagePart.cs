namespace Gateway.Console.Views;

/// <summary>Which bytes of a message are meant: <c>arrival</c>, <c>canonical</c>, <c>plan</c>, <c>reply</c>, <c>answer</c>, <c>request:MSGID</c> or <c>answer:MSGID</c>.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="MsgId">The attempt's; null where a part of the message itself is meant.</param>
internal readonly record struct MessagePart(string Name, string? MsgId)
{
    public const string Expected = "part is one of arrival, canonical, plan, reply, answer, request:MSGID, answer:MSGID.";

    private static readonly string[] OfMessage = ["arrival", "canonical", "plan", "reply", "answer"];
    private static readonly string[] OfAttempt = ["request", "answer"];

    /// <summary>Reads a part's name.</summary>
    /// <returns>Whether there is such a part.</returns>
    public static bool TryRead(string? text, out MessagePart part)
    {
        string[] halves = (text ?? "").Split(':', 2);
        part = new MessagePart(halves[0], halves.ElementAtOrDefault(1));
        return part.MsgId is null ? OfMessage.Contains(part.Name, StringComparer.Ordinal) : OfAttempt.Contains(part.Name, StringComparer.Ordinal) && part.MsgId.Length > 0;
    }
}
