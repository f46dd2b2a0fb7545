using System.Net;
using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What an HTTP answer of the platform means. Whatever is not clearly "done" or clearly "not done" is unknown.</summary>
/// <param name="Outcome">One of four.</param>
/// <param name="Detail">infcode and text of the other side, or the cause in our words.</param>
/// <param name="IsClosed">It takes nothing for now.</param>
internal sealed record ReplyReading(AttemptOutcome Outcome, string Detail, bool IsClosed = false)
{
    /// <summary>Reads one answer: 1. status, 2. JSON, 3. texts that the table knows, 4. the codes of the envelope.</summary>
    /// <param name="transaction">For example <c>2207</c>.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="hasRetryAfter">Whether the answer says when to come back.</param>
    /// <param name="body">As it came.</param>
    /// <param name="texts">Known texts.</param>
    /// <param name="rules">What this province's codes mean.</param>
    public static ReplyReading Of(string transaction, HttpStatusCode status, bool hasRetryAfter, ReadOnlyMemory<byte> body, AnswerTexts texts, DialectAnswer rules)
    {
        bool isJson = ReplyJson.TryRead(body, out JsonElement reply);
        string text = ReplyJson.Text(reply);
        AnswerText? known = text.Length == 0 ? null : texts.Find(transaction, text);
        if (status != HttpStatusCode.OK)
        {
            return OfStatus(status, hasRetryAfter || known?.Class == AnswerClass.Closed, text);
        }

        return (body.IsEmpty, isJson, known?.Class) switch
        {
            (true, _, _) => new(AttemptOutcome.Unknown, "The answer is empty."),
            (_, false, _) => new(AttemptOutcome.Unknown, "The answer is no JSON object."),
            (_, _, AnswerClass.Closed) => new(AttemptOutcome.NotSent, text, IsClosed: true),
            (_, _, AnswerClass.NotReached) => new(AttemptOutcome.NotSent, text),
            (_, _, AnswerClass.Unknown) => new(AttemptOutcome.Unknown, text),
            _ => OfCode(transaction, reply, text, rules),
        };
    }

    private static ReplyReading OfStatus(HttpStatusCode status, bool isClosed, string text)
    {
        string detail = text.Length == 0 ? $"HTTP {(int)status}" : $"HTTP {(int)status} {text}";
        return status switch
        {
            HttpStatusCode.ServiceUnavailable when isClosed => new(AttemptOutcome.NotSent, detail, IsClosed: true),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(AttemptOutcome.NotSent, detail), // turned away at the door
            _ => new(AttemptOutcome.Unknown, detail),
        };
    }

    private static ReplyReading OfCode(string transaction, JsonElement reply, string text, DialectAnswer rules)
    {
        string? code = ReplyJson.Field(reply, "infcode");
        string detail = code is null ? text : $"{code} {text}".TrimEnd();
        bool isFramework = ReplyJson.Field(reply, "type") == "error"; // an unhandled exception over there: it may have acted before
        if (code is null || isFramework)
        {
            return new(AttemptOutcome.Unknown, detail.Length == 0 ? "The answer has no infcode." : detail);
        }

        return rules.MeaningOf(code) switch
        {
            CodeMeaning.Done when rules.IsError(text) => new(AttemptOutcome.Refused, detail), // a province wraps errors in a success code
            CodeMeaning.Done => OfOutput(rules.IsDone(transaction, ReplyJson.Output(reply, "output")), detail),
            CodeMeaning.Refused => new(AttemptOutcome.Refused, detail),
            _ => new(AttemptOutcome.Unknown, detail), // -2 and 999 are made up by middleware, its own timeout included
        };
    }

    private static ReplyReading OfOutput(bool? isDone, string detail) => isDone switch
    {
        true => new(AttemptOutcome.Accepted, detail),
        false => new(AttemptOutcome.Refused, detail),
        null => new(AttemptOutcome.Unknown, detail),
    };
}
